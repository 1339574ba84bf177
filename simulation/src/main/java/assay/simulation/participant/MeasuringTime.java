package assay.simulation.participant;

import assay.domain.payout.PayoutRules;
import assay.domain.task.TaskSpec;
import assay.domain.training.Protocol;
import assay.domain.training.ResidualRules;
import assay.domain.training.Valuation;
import assay.domain.valuation.Shapley;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** How long evaluators measure on the reference computer of simulated markets, and whether a task gives them that long. */
public final class MeasuringTime {
    private static final long MILLI = 1_000;
    private static final long MEASURING_ONE_MODEL = 50 * MILLI;
    /** The data and the updates are there already. */
    private static final long VALUING_ONE_COALITION = 5 * MILLI;

    private MeasuringTime() {}

    static long micros(int updates, Valuation.Method method, int permutations) {
        return MEASURING_ONE_MODEL * (1 + updates) + VALUING_ONE_COALITION * coalitions(updates, method, permutations);
    }

    /** How many coalitions are measured, at most. */
    private static long coalitions(int updates, Valuation.Method method, int permutations) {
        return switch (method) {
            case NONE -> 0;
            case ALONE -> updates;
            case LEAVE_ONE_OUT -> updates + 1L;
            case SHAPLEY -> updates <= Shapley.MAX_EXACT ? (1L << updates) - 1 : (long) updates * permutations;
        };
    }

    /** How long measuring a round of {@code spec} takes in which everybody hands in what it can. */
    public static Duration of(TaskSpec spec) {
        int updates = spec.committee().maximum();
        ResidualRules residual = spec.training().residual();
        if (spec.training().protocol() == Protocol.ASYNC_RESIDUAL) updates *= Math.max(1, residual.messages());
        Valuation.Method method = PayoutRules.valuation(spec.pay());
        long micros = micros(updates, method, spec.pay().valuing().permutations());
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
