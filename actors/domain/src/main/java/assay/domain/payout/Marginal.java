package assay.domain.payout;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.training.Valuation;
import java.util.List;

/**
 * Pays by what a miner's updates are worth to those of the others. The miners together earn pool × (initial − reached) /
 * (initial − target), clamped at the target and floored once; it is divided in proportion to each one's values, summed
 * over all rounds and then clamped at 0: what chance gives an idle miner in one round, chance takes in another.
 */
public final class Marginal implements PayoutRule {
    private final String name;
    private final Valuation.Method method;

    private Marginal(String name, Valuation.Method method) {
        this.name = name;
        this.method = method;
    }

    /** By what the absence of an update would cost: gives nothing to both of two that are the same. */
    public static PayoutRule leaveOneOut() {
        return new Marginal("leave-one-out", Valuation.Method.LEAVE_ONE_OUT);
    }

    /** By what an update brings to a coalition, averaged over all orders of joining (Shapley 1953). */
    public static PayoutRule shapley() {
        return new Marginal("shapley", Valuation.Method.SHAPLEY);
    }

    @Override
    public String formula() {
        return "pool × (initial − reached) / (initial − target), divided by the values of updates ("
                + (method == Valuation.Method.SHAPLEY ? "Shapley's" : "what their absence costs")
                + "), at least 0 each";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Valuation.Method valuation() {
        return method;
    }

    @Override
    public List<Plan.Line> miners(Facts facts, Credits pool) {
        PersistentMap<ParticipantId, Long> values = Shares.values(facts);
        PersistentMap<ParticipantId, Long> weights = PersistentMap.empty();
        for (var each : values) weights = weights.with(each.getKey(), Math.max(0, each.getValue()));
        long sum = weights.values().stream().mapToLong(Long::longValue).sum();
        return Shares.lines(
                earned(facts, pool),
                weights,
                Plan.MINER,
                (who, weight) -> reason(values.getOr(who, 0L), sum, rounds(facts, who)));
    }

    private static Credits earned(Facts facts, Credits pool) {
        long reduction = Improvement.reduction(
                facts.initialErrorMicros(),
                facts.targetErrorMicros(),
                facts.initialErrorMicros(),
                facts.reachedErrorMicros());
        return new Credits(
                Improvement.earned(pool.micros(), facts.initialErrorMicros(), facts.targetErrorMicros(), reduction));
    }

    private static long rounds(Facts facts, ParticipantId who) {
        return facts.contributions().stream()
                .filter(each -> each.miner().equals(who))
                .count();
    }

    private static String reason(long value, long sum, long rounds) {
        if (rounds == 0) return "none of its updates was valued";
        String over = rounds == 1 ? " in one round" : " in " + rounds + " rounds";
        if (value == 0) return "its updates were worth nothing to those of the others" + over;
        String worth = "its updates were worth " + Shares.decimal(value);
        if (value < 0) return worth + over + ": the model was worse for them";
        return worth + " of " + Shares.decimal(sum) + " in all" + over;
    }
}
