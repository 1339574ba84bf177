package assay.domain.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Exact division of an amount. Products are taken in full width; nothing is ever rounded away. */
public final class Split {
    private Split() {}

    /** {@code amount × numerator / denominator}, floored. Throws unless {@code 0 ≤ numerator} and {@code 0 < denominator}. */
    public static Credits share(Credits amount, long numerator, long denominator) {
        return new Credits(share(amount.micros(), numerator, denominator));
    }

    /** The same in micro-credits, for whoever keeps amounts as plain numbers. */
    public static long share(long amountMicros, long numerator, long denominator) {
        if (numerator < 0 || denominator <= 0) {
            throw new ArithmeticException("share " + numerator + "/" + denominator + ": expected 0 ≤ n, 0 < d");
        }
        if (fits(amountMicros, numerator)) return amountMicros * numerator / denominator;
        BigInteger product = BigInteger.valueOf(amountMicros).multiply(BigInteger.valueOf(numerator));
        return product.divide(BigInteger.valueOf(denominator)).longValueExact();
    }

    /**
     * Divides {@code total} in proportion to {@code weights} by the largest-remainder method (Hamilton). The parts add
     * up to {@code total} exactly; equal remainders are served in the order of the list, so the caller lists
     * participants by id. All weights zero gives all parts zero.
     *
     * @param weights non-negative
     */
    public static List<Credits> proportionally(Credits total, List<Long> weights) {
        long[] plain = weights.stream().mapToLong(Long::longValue).toArray();
        return Arrays.stream(proportionally(total.micros(), plain))
                .mapToObj(Credits::new)
                .toList();
    }

    /** The same in micro-credits, for whoever keeps amounts as plain numbers. */
    public static long[] proportionally(long totalMicros, long[] weights) {
        long sum = 0;
        boolean overflow = false;
        for (long weight : weights) {
            if (weight < 0) throw new ArithmeticException("weight " + weight + ": must not be negative");
            sum += weight;
            overflow |= sum < 0;
        }
        if (sum == 0 && !overflow) return new long[weights.length];
        return overflow || !fits(totalMicros, sum) ? wide(totalMicros, weights) : narrow(totalMicros, weights, sum);
    }

    private static long[] narrow(long total, long[] weights, long sum) {
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            long product = total * weights[i];
            parts[i] = product / sum;
            remainders[i] = product - parts[i] * sum;
            left -= parts[i];
        }
        return serve(parts, left, (one, other) -> Long.compare(remainders[other], remainders[one]));
    }

    private static long[] wide(long total, long[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) sum = sum.add(BigInteger.valueOf(weight));
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger product = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[i]));
            BigInteger[] divided = product.divideAndRemainder(sum);
            parts[i] = divided[0].longValueExact();
            remainders[i] = divided[1];
            left -= parts[i];
        }
        return serve(parts, left, (one, other) -> remainders[other].compareTo(remainders[one]));
    }

    /** Adds one to each of the first {@code left} parts in this order; those that it calls equal keep theirs. */
    private static long[] serve(long[] parts, long left, Comparator<Integer> byRemainder) {
        if (left == 0) return parts;
        Integer[] order = new Integer[parts.length];
        for (int i = 0; i < order.length; i++) order[i] = i;
        Arrays.sort(order, byRemainder);
        for (int i = 0; i < left; i++) parts[order[i]]++;
        return parts;
    }

    /** Whether the product of two numbers, not negative, is less than 2⁶³. */
    private static boolean fits(long one, long other) {
        return Math.multiplyHigh(one, other) == 0 && one * other >= 0;
    }
}
