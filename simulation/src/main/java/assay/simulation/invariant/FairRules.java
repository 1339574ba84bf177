package assay.simulation.invariant;

import assay.domain.entity.ParticipantId;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each payout rule owes to the miners of a task, from what its journal says and without the rules' own code. */
final class FairRules {
    private static final List<Long> USUAL_PLACES = List.of(500_000L, 300_000L, 200_000L);

    private FairRules() {}

    /** By participant, those whose line says nothing among them. */
    static SortedMap<ParticipantId, Long> miners(Findings found, long pool) {
        return switch (found.spec.pay().rule()) {
            case "improvement" -> {
                SortedMap<ParticipantId, Long> distances = FairShares.distances(found);
                yield FairShares.dealt(earned(found, pool, FairShares.sum(distances)), distances);
            }
            case "equal" -> FairShares.dealt(pool, weighted(found, who -> 1));
            case "per-assignment" -> rewards(found, pool);
            case "score-pool" -> FairShares.dealt(pool, weighted(found, who -> useful(found, who)));
            case "leave-one-out", "shapley" -> {
                long end = Math.max(found.reachedMicros, found.spec.targetErrorMicros());
                long walked = Math.max(0, found.initialMicros - end);
                yield FairShares.dealt(earned(found, pool, walked), weighted(found, who -> useful(found, who)));
            }
            case "ranked" -> places(found, pool);
            default ->
                throw new IllegalStateException(
                        "nobody has worked out by hand what " + found.spec.pay().rule() + " owes: add it here");
        };
    }

    private interface Weight {
        long of(ParticipantId who);
    }

    private static SortedMap<ParticipantId, Long> weighted(Findings found, Weight weight) {
        SortedMap<ParticipantId, Long> weights = new TreeMap<>();
        for (ParticipantId who : found.accepted.keySet()) weights.put(who, weight.of(who));
        return weights;
    }

    private static long useful(Findings found, ParticipantId who) {
        long worth = found.worth.getOrDefault(who, 0L);
        return worth < 0 ? 0 : worth;
    }

    /** Of the way from the initial error to the target, the part that was walked, in money. */
    private static long earned(Findings found, long pool, long walked) {
        long way = found.initialMicros - found.spec.targetErrorMicros();
        if (way <= 0) return 0;
        return BigInteger.valueOf(pool)
                .multiply(BigInteger.valueOf(Math.min(walked, way)))
                .divide(BigInteger.valueOf(way))
                .longValueExact();
    }

    private static SortedMap<ParticipantId, Long> rewards(Findings found, long pool) {
        long accepted = 0;
        for (int count : found.accepted.values()) accepted += count;
        long putUpFor = (long) found.spec.rounds() * found.spec.committee().maximum();
        long reward = pool / Math.max(accepted, putUpFor);
        return weighted(found, who -> reward * found.accepted.getOrDefault(who, 0));
    }

    /** One after the other takes the places that are left when all who are better have theirs. */
    private static SortedMap<ParticipantId, Long> places(Findings found, long pool) {
        List<Long> said = found.spec.pay().placesMicros();
        List<Long> places = said.isEmpty() ? USUAL_PLACES : said;
        SortedMap<ParticipantId, Long> paid = weighted(found, who -> 0);
        found.ownMicros.forEach((who, own) -> {
            SortedMap<ParticipantId, Long> equals = new TreeMap<>();
            int better = 0;
            for (ParticipantId other : found.ownMicros.keySet()) {
                long others = found.ownMicros.getOrDefault(other, own);
                if (others < own) better++;
                if (others == own) equals.put(other, 1L);
            }
            long share = 0;
            for (int place = better; place < better + equals.size() && place < places.size(); place++) {
                share += places.get(place);
            }
            long together = FairShares.part(pool, share);
            paid.put(who, FairShares.dealt(together, equals).getOrDefault(who, 0L));
        });
        return paid;
    }
}
