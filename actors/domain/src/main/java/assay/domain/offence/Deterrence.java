package assay.domain.offence;

import assay.domain.money.Credits;
import assay.domain.money.Split;
import assay.domain.task.TaskSpec;
import assay.domain.training.Protocol;
import java.math.BigInteger;

/**
 * What must be at stake so that cheating does not pay (G. Becker, Crime and punishment: an economic approach, Journal of
 * Political Economy 76, 1968). A cheat that gains {@code g} when it is not found out, and loses {@code s} when it is, which
 * happens with probability {@code p}, expects {@code (1 − p) g − p s}: nothing or less if {@code s ≥ g (1/p − 1)}.
 */
public final class Deterrence {
    private static final long ONE = 1_000_000;

    private Deterrence() {}

    /** The share of the stake that a step costs which turns out wrong when it is done again, in 10⁻⁶; 0 for nothing. */
    public static long shareMicros(SlashingTable table) {
        return Math.max(table.shareMicros(Offence.WRONG_RESULT), table.shareMicros(Offence.WRONG_PROOF));
    }

    /**
     * What one checked step may bring a member: its part of what all miners can earn, divided by the steps it takes. A
     * step is an iteration where iterations are committed to, and a round otherwise.
     */
    public static Credits gainOfAStep(TaskSpec spec) {
        boolean iterations = spec.training().protocol() == Protocol.ASYNC_RESIDUAL;
        long steps = (long) Math.max(1, spec.rounds())
                * (iterations ? Math.max(1, spec.training().residual().iterations()) : 1);
        Credits miners = Split.share(spec.bounty(), spec.pay().minersMicros(), ONE);
        long members = Math.max(1, spec.committee().minimum());
        return up(
                BigInteger.valueOf(miners.micros()), BigInteger.valueOf(members).multiply(BigInteger.valueOf(steps)));
    }

    /**
     * The least stake of which {@code shareMicros} outweigh {@code gain}, found out with probability {@code
     * samplingMicros}.
     */
    public static Credits stake(Credits gain, long samplingMicros, long shareMicros) {
        BigInteger product = BigInteger.valueOf(gain.micros())
                .multiply(BigInteger.valueOf(ONE - samplingMicros))
                .multiply(BigInteger.valueOf(ONE));
        return up(product, BigInteger.valueOf(samplingMicros).multiply(BigInteger.valueOf(shareMicros)));
    }

    private static Credits up(BigInteger amount, BigInteger divisor) {
        BigInteger[] parts = amount.divideAndRemainder(divisor);
        BigInteger whole = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
        return Credits.micros(whole.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
    }
}
