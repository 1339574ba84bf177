package assay.domain.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Exact division of an amount. Products are taken in full width; nothing is ever rounded away. */
public final class Split {
    private Split() {}

    /** {@code amount × numerator / denominator}, floored. Throws unless {@code 0 ≤ numerator} and {@code 0 < denominator}. */
    public static Credits share(Credits amount, long numerator, long denominator) {
        if (numerator < 0 || denominator <= 0) {
            throw new ArithmeticException("share " + numerator + "/" + denominator + ": expected 0 ≤ n, 0 < d");
        }
        BigInteger product = BigInteger.valueOf(amount.micros()).multiply(BigInteger.valueOf(numerator));
        return new Credits(product.divide(BigInteger.valueOf(denominator)).longValueExact());
    }

    /**
     * Divides {@code total} in proportion to {@code weights} by the largest-remainder method (Hamilton). The parts add
     * up to {@code total} exactly; equal remainders are served in the order of the list, so the caller lists
     * participants by id. All weights zero gives all parts zero.
     *
     * @param weights non-negative, at least one
     */
    public static List<Credits> proportionally(Credits total, List<Long> weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) throw new ArithmeticException("weight " + weight + ": must not be negative");
            sum = sum.add(BigInteger.valueOf(weight));
        }
        int n = weights.size();
        if (sum.signum() == 0) return java.util.Collections.nCopies(n, Credits.ZERO);
        long[] parts = new long[n];
        BigInteger[] remainders = new BigInteger[n];
        long given = 0;
        for (int i = 0; i < n; i++) {
            BigInteger product = BigInteger.valueOf(total.micros()).multiply(BigInteger.valueOf(weights.get(i)));
            BigInteger[] divided = product.divideAndRemainder(sum);
            parts[i] = divided[0].longValueExact();
            remainders[i] = divided[1];
            given += parts[i];
        }
        List<Integer> byRemainder = new ArrayList<>();
        for (int i = 0; i < n; i++) byRemainder.add(i);
        byRemainder.sort(Comparator.comparing((Integer i) -> remainders[i]).reversed());
        long left = total.micros() - given;
        for (int i = 0; i < left; i++) parts[byRemainder.get(i)]++;
        List<Credits> result = new ArrayList<>(n);
        for (long part : parts) result.add(new Credits(part));
        return result;
    }
}
