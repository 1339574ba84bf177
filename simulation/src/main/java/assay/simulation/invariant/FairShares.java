package assay.simulation.invariant;

import assay.domain.entity.ParticipantId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a rule owes to whom, worked out with pencil and paper: shares are written as decimals with many places, and units
 * left over go one by one to whoever is furthest below the exact share. What miners get goes by {@link FairRules}.
 */
final class FairShares {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(1_000_000);

    private FairShares() {}

    /** One line of a plan. */
    record Share(ParticipantId payee, String role, long micros) {}

    static List<Share> of(Findings found) {
        if (!found.worked) return List.of();
        List<Share> shares = new ArrayList<>();
        long pool = part(found.spec.bounty().micros(), found.spec.pay().minersMicros());
        FairRules.miners(found, pool).forEach((who, micros) -> shares.add(new Share(who, "miner", micros)));
        SortedMap<ParticipantId, Long> counts = new TreeMap<>();
        // Where places are paid, who measured at all gets as much as who measured most.
        boolean heads = found.spec.pay().rule().equals("ranked");
        found.reports.forEach((who, count) -> counts.put(who, heads && count > 0 ? 1L : count));
        dealt(part(found.spec.bounty().micros(), found.spec.pay().evaluatorsMicros()), counts)
                .forEach((who, micros) -> shares.add(new Share(who, "evaluator", micros)));
        dealt(part(found.spec.bounty().micros(), found.spec.pay().verifiersMicros()), found.checks)
                .forEach((who, micros) -> shares.add(new Share(who, "verifier", micros)));
        return shares;
    }

    /** {@code shareMicros} in 10⁻⁶ of an amount, without what is left of a unit. */
    static long part(long amountMicros, long shareMicros) {
        return BigDecimal.valueOf(amountMicros)
                .multiply(BigDecimal.valueOf(shareMicros))
                .divide(WHOLE, 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** How far each miner went on the way from the initial error to the target; what lies beyond is not on the way. */
    static SortedMap<ParticipantId, Long> distances(Findings found) {
        SortedMap<ParticipantId, Long> distances = new TreeMap<>();
        for (Findings.Step step : found.steps) {
            long distance = 0;
            if (step.toMicros() >= found.spec.targetErrorMicros()) distance = step.fromMicros() - step.toMicros();
            else if (step.fromMicros() > found.spec.targetErrorMicros()) {
                distance = step.fromMicros() - found.spec.targetErrorMicros();
            }
            distances.put(step.miner(), distances.getOrDefault(step.miner(), 0L) + distance);
        }
        return distances;
    }

    static long sum(SortedMap<ParticipantId, Long> weights) {
        long sum = 0;
        for (long weight : weights.values()) sum += weight;
        return sum;
    }

    static SortedMap<ParticipantId, Long> dealt(long total, SortedMap<ParticipantId, Long> weights) {
        SortedMap<ParticipantId, Long> dealt = new TreeMap<>();
        BigInteger sum = BigInteger.valueOf(sum(weights));
        long left = sum.signum() == 0 ? 0 : total;
        for (ParticipantId who : weights.keySet()) {
            long floor = sum.signum() == 0
                    ? 0
                    : product(total, weights.getOrDefault(who, 0L)).divide(sum).longValueExact();
            dealt.put(who, floor);
            left -= floor;
        }
        for (; left > 0; left--) {
            ParticipantId furthest = weights.firstKey();
            for (ParticipantId who : weights.keySet()) {
                if (missing(who, total, sum, weights, dealt).compareTo(missing(furthest, total, sum, weights, dealt))
                        > 0) {
                    furthest = who;
                }
            }
            dealt.merge(furthest, 1L, Long::sum);
        }
        return dealt;
    }

    /** What {@code who} has less than its exact share, times the sum of all weights. */
    private static BigInteger missing(
            ParticipantId who,
            long total,
            BigInteger sum,
            SortedMap<ParticipantId, Long> weights,
            SortedMap<ParticipantId, Long> dealt) {
        return product(total, weights.getOrDefault(who, 0L))
                .subtract(BigInteger.valueOf(dealt.getOrDefault(who, 0L)).multiply(sum));
    }

    private static BigInteger product(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }
}
