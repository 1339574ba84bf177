package assay.domain.payout;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.money.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Pays by how far an update brought the error down: pool × (before − after) / (initial − target), after OpenMined's
 * campaigns. Unlike there, errors are clamped at the target: an overshoot would otherwise earn more than the pool.
 */
public final class Improvement implements PayoutRule {
    /** The most gains that a reason tells one by one. */
    private static final int MAX_TOLD = 3;

    @Override
    public String formula() {
        return "pool × (best error before − after) / (initial − target) for each update, in order of arrival";
    }

    @Override
    public String name() {
        return "improvement";
    }

    @Override
    public List<Plan.Line> miners(Facts facts, Credits pool) {
        PersistentMap<ParticipantId, List<Gain>> byMiner = PersistentMap.empty();
        for (Gain gain : facts.gains()) byMiner = byMiner.merged(gain.miner(), List.of(gain), Improvement::joined);
        List<Long> reductions = byMiner.values().stream()
                .map(gains ->
                        gains.stream().mapToLong(gain -> reduction(facts, gain)).sum())
                .toList();
        List<Credits> parts = Split.proportionally(earned(facts, pool, reductions), reductions);
        List<Plan.Line> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String reason = reason(facts, byMiner.values().get(i), reductions.get(i));
            lines.add(new Plan.Line(byMiner.keys().get(i), Plan.MINER, parts.get(i), reason));
        }
        return lines;
    }

    @Override
    public List<Ground> grounds(Facts facts, ParticipantId miner) {
        List<Ground> grounds = new ArrayList<>();
        for (Gain gain : facts.gains()) {
            if (!gain.miner().equals(miner)) continue;
            String counted = reduction(facts, gain) == gain.beforeMicros() - gain.afterMicros()
                    ? ""
                    : ", of which " + decimal(reduction(facts, gain)) + " lie between the initial error and the target";
            String way = "brought the best error from " + decimal(gain.beforeMicros()) + " to "
                    + decimal(gain.afterMicros());
            grounds.add(new Ground(gain.round(), way + counted));
        }
        return grounds;
    }

    private static List<Gain> joined(List<Gain> earlier, List<Gain> later) {
        List<Gain> all = new ArrayList<>(earlier);
        all.addAll(later);
        return List.copyOf(all);
    }

    private static Credits earned(Facts facts, Credits pool, List<Long> reductions) {
        long total = reductions.stream().mapToLong(Long::longValue).sum();
        return new Credits(earned(pool.micros(), facts.initialErrorMicros(), facts.targetErrorMicros(), total));
    }

    /**
     * What all miners earn together, in micro-credits, for having brought the error down by {@code total} in all. It is
     * floored once, before it is divided: what the miners lose to rounding is less than one unit in all.
     */
    public static long earned(long poolMicros, long initialErrorMicros, long targetErrorMicros, long total) {
        long span = initialErrorMicros - targetErrorMicros;
        return span <= 0 ? 0 : Split.share(poolMicros, Math.min(total, span), span);
    }

    private static long reduction(Facts facts, Gain gain) {
        return reduction(
                facts.initialErrorMicros(), facts.targetErrorMicros(), gain.beforeMicros(), gain.afterMicros());
    }

    /** How far a gain went between the initial error and the target; what lies outside counts for nothing. */
    public static long reduction(long initialErrorMicros, long targetErrorMicros, long beforeMicros, long afterMicros) {
        long before = Math.min(beforeMicros, initialErrorMicros);
        long after = Math.max(afterMicros, targetErrorMicros);
        return Math.max(0, before - after);
    }

    private static String reason(Facts facts, List<Gain> gains, long reduction) {
        if (reduction == 0) return "did not bring the error down towards the target";
        List<Gain> counted =
                gains.stream().filter(gain -> reduction(facts, gain) > 0).toList();
        StringBuilder text = new StringBuilder("brought the error ");
        for (int i = 0; i < Math.min(counted.size(), MAX_TOLD); i++) {
            Gain gain = counted.get(i);
            text.append(i == 0 ? "" : ", ").append("from ").append(decimal(gain.beforeMicros()));
            text.append(" to ").append(decimal(gain.afterMicros()));
            text.append(" in round ").append(gain.round());
        }
        if (counted.size() > MAX_TOLD) {
            text.append(", and further in ").append(counted.size() - MAX_TOLD).append(" more gains");
        }
        if (counted.size() > 1) text.append("; by ").append(decimal(reduction)).append(" in all");
        boolean overshot = counted.stream().anyMatch(gain -> gain.afterMicros() < facts.targetErrorMicros());
        if (overshot) text.append("; counted down to the target ").append(decimal(facts.targetErrorMicros()));
        return text.toString();
    }

    private static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
