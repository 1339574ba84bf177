package assay.domain.reputation;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a name has shown so far: a Beta reputation with forgetting (A. Jøsang, R. Ismail, The beta reputation system,
 * 15th Bled Electronic Commerce Conference, 2002), in fixed point. Evidence r for and s against a name make its
 * behaviour Beta(r + 1, s + 1) distributed; every epoch keeps {@link #KEPT_MICROS} of it. One task's word weighs 1,
 * whatever its length: r = w·(1+v)/2, s = w·(1−v)/2 with w = 1 and v from −1 to 1, as the paper has it.
 *
 * @param goodMicros r, in 10⁻⁶
 * @param badMicros s, in 10⁻⁶
 * @param epoch as of when, in epochs since 1970
 * @param ratings how many there were; they do not fade, so that nobody becomes new by waiting
 * @param latest the last of them, oldest first
 */
public record Reputation(long goodMicros, long badMicros, long epoch, int ratings, List<Rating> latest) {
    /** After so long evidence fades. */
    public static final Duration EPOCH = Duration.ofDays(1);

    /** What an epoch leaves of evidence, in 10⁻⁶: half of it is gone after two weeks. */
    public static final long KEPT_MICROS = 950_000;

    /** Who has fewer ratings is a newcomer. */
    public static final int NEWCOMER_RATINGS = 3;

    /** How many ratings are kept with their words. */
    static final int KEPT_RATINGS = 16;

    static final long ONE = 1_000_000;

    /** Evidence never counts for more than this, in 10⁻⁶: with forgetting it could not anyhow. */
    private static final long MOST_MICROS = 1_000_000 * ONE;

    private static final BigInteger MICRO = BigInteger.valueOf(ONE);

    public Reputation {
        latest = List.copyOf(latest);
    }

    /** Nothing is known. */
    public static Reputation unsaid() {
        return new Reputation(0, 0, 0, 0, List.of());
    }

    /** The epoch of a moment. */
    public static long epoch(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), EPOCH.toSeconds());
    }

    /** As it is in {@code later}: what was known has faded. An earlier epoch changes nothing. */
    public Reputation in(long later) {
        if (later <= epoch) return this;
        long good = goodMicros;
        long bad = badMicros;
        for (long i = epoch; i < later && (good > 0 || bad > 0); i++) {
            good = good * KEPT_MICROS / ONE;
            bad = bad * KEPT_MICROS / ONE;
        }
        return new Reputation(good, bad, later, ratings, latest);
    }

    /** With one more rating. */
    public Reputation with(Rating rating) {
        Reputation now = in(rating.epoch());
        List<Rating> kept = new ArrayList<>(latest);
        kept.add(rating);
        if (kept.size() > KEPT_RATINGS) kept.remove(0);
        return new Reputation(
                Math.min(MOST_MICROS, now.goodMicros + rating.goodMicros()),
                Math.min(MOST_MICROS, now.badMicros + rating.badMicros()),
                now.epoch,
                ratings + 1,
                kept);
    }

    /** Whether too little is known to judge. */
    public boolean newcomer() {
        return ratings < NEWCOMER_RATINGS;
    }

    /** The expected share of good behaviour, in 10⁻⁶: α/(α+β). */
    public long expectedMicros() {
        long alpha = goodMicros + ONE;
        return BigInteger.valueOf(alpha)
                .multiply(MICRO)
                .divide(BigInteger.valueOf(alpha + badMicros + ONE))
                .longValueExact();
    }

    /**
     * What names are ranked by, in 10⁻⁶: the expected share less √3 standard deviations, at least 0. By Cantelli's
     * inequality the true share is lower with a probability of at most 1/4, whatever the distribution; and of somebody
     * of whom nothing is known, whose share is uniform, the bound is exactly 0: a new name is better than no other.
     */
    public long lowerBoundMicros() {
        BigInteger alpha = BigInteger.valueOf(goodMicros + ONE);
        BigInteger beta = BigInteger.valueOf(badMicros + ONE);
        BigInteger sum = alpha.add(beta);
        // α − √(3αβ/(n+1)) over n, all in micros; rounded against the name.
        BigInteger squared = alpha.multiply(beta)
                .multiply(BigInteger.valueOf(3))
                .multiply(MICRO)
                .divide(sum.add(MICRO));
        BigInteger[] root = squared.sqrtAndRemainder();
        BigInteger spread = root[1].signum() == 0 ? root[0] : root[0].add(BigInteger.ONE);
        BigInteger above = alpha.subtract(spread);
        return above.signum() <= 0 ? 0 : above.multiply(MICRO).divide(sum).longValueExact();
    }
}
