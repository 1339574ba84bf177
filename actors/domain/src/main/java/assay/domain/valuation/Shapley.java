package assay.domain.valuation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The Shapley value: what a player brings to those who joined before it, averaged over all orders of joining (L. S.
 * Shapley, A value for n-person games, 1953). The only division that gives away all, gives equals the same and those who
 * bring nothing nothing, and adds up over games.
 */
public final class Shapley {
    /** The most players whose every coalition is valued: 4096 of them. */
    public static final int MAX_EXACT = 12;

    private Shapley() {}

    /**
     * Over all coalitions: φ(i) = Σ |S|! (n − |S| − 1)! / n! × (v(S ∪ i) − v(S)). Computed in whole numbers and rounded
     * once, half up, so that equals remain equal.
     */
    public static <X extends Exception> Values exact(Game<X> game) throws X {
        int players = game.players();
        if (players > MAX_EXACT) {
            throw new IllegalArgumentException(
                    players + " players: every coalition can be valued for at most " + MAX_EXACT);
        }
        long[] worths = new long[1 << players];
        for (int members = 1; members < worths.length; members++) {
            worths[members] = game.worthMicros(BitSet.valueOf(new long[] {members}));
        }
        List<Long> values = new ArrayList<>();
        for (int player = 0; player < players; player++) values.add(exact(worths, players, player));
        return new Values(values, 0, worths.length - 1L);
    }

    private static long exact(long[] worths, int players, int player) {
        // By size of the coalition joined: the sums of what the player brings to those of one size.
        BigInteger[] brought = new BigInteger[players];
        for (int size = 0; size < players; size++) brought[size] = BigInteger.ZERO;
        int self = 1 << player;
        for (int members = 0; members < worths.length; members++) {
            if ((members & self) != 0) continue;
            int size = Integer.bitCount(members);
            long marginal = Math.subtractExact(worths[members | self], worths[members]);
            brought[size] = brought[size].add(BigInteger.valueOf(marginal));
        }
        BigInteger sum = BigInteger.ZERO;
        for (int size = 0; size < players; size++) {
            sum = sum.add(brought[size].multiply(factorial(size)).multiply(factorial(players - size - 1)));
        }
        return rounded(sum, factorial(players));
    }

    private static BigInteger factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= n; i++) product = product.multiply(BigInteger.valueOf(i));
        return product;
    }

    /** The whole number nearest to a quotient; of two, the higher. */
    private static long rounded(BigInteger numerator, BigInteger denominator) {
        BigInteger twice = numerator.shiftLeft(1).add(denominator);
        BigInteger[] parts = twice.divideAndRemainder(denominator.shiftLeft(1));
        BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return floor.longValueExact();
    }

    /**
     * Over {@code permutations} random orders of joining; an order is cut short where the worth of those who have joined
     * is within {@code toleranceMicros} of the worth of all, and whoever is left is taken to bring nothing (A. Ghorbani,
     * J. Zou, Data Shapley: equitable valuation of data for machine learning, 2019). The error told is that of sampling;
     * what cutting short adds is at most the tolerance for each order.
     *
     * @param permutations at least 1
     * @param seed draws the orders
     */
    public static <X extends Exception> Values sampled(Game<X> game, int permutations, long toleranceMicros, long seed)
            throws X {
        Remembered<X> known = new Remembered<>(game);
        int players = game.players();
        Sums[] sums = new Sums[players];
        for (int player = 0; player < players; player++) sums[player] = new Sums();
        if (players == 0) return new Values(List.of(), 0, 0);
        long whole = known.whole();
        Orders orders = new Orders(players, seed);
        for (int drawn = 0; drawn < permutations; drawn++) {
            BitSet joined = new BitSet();
            long before = 0;
            for (int player : orders.next()) {
                if (Math.abs(whole - before) < toleranceMicros) break;
                joined.set(player);
                long after = known.worthMicros(joined);
                sums[player].add(after - before);
                before = after;
            }
        }
        List<Long> values = new ArrayList<>();
        long error = 0;
        for (Sums each : sums) {
            values.add(rounded(each.sum, BigInteger.valueOf(permutations)));
            error = Math.max(error, each.errorMicros(permutations));
        }
        return new Values(values, error, known.coalitions());
    }

    /** What one player brought, over all orders; those in which it brought nothing need not be added. */
    private static final class Sums {
        private BigInteger sum = BigInteger.ZERO;
        private BigInteger squares = BigInteger.ZERO;

        void add(long marginal) {
            BigInteger brought = BigInteger.valueOf(marginal);
            sum = sum.add(brought);
            squares = squares.add(brought.multiply(brought));
        }

        /** The standard error of the mean, rounded up: √((Σx² − (Σx)² / n) / (n − 1) / n). */
        long errorMicros(int orders) {
            if (orders < 2) return 0;
            BigInteger n = BigInteger.valueOf(orders);
            BigInteger spread = squares.multiply(n).subtract(sum.multiply(sum));
            BigInteger below = n.multiply(n).multiply(n.subtract(BigInteger.ONE));
            BigInteger square = spread.add(below).subtract(BigInteger.ONE).divide(below);
            BigInteger root = square.sqrt();
            return root.multiply(root).equals(square)
                    ? root.longValueExact()
                    : root.add(BigInteger.ONE).longValueExact();
        }
    }
}
