package assay.domain.payout;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.money.Split;
import assay.domain.training.Valuation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Pays places, after Project PAI: miners by the error of their own model in the last round whose updates they took part
 * in, the lowest first; each place has a stated share of the pool. Who are equally good share their places equally; a
 * place that nobody takes is refunded. Evaluators share their part equally, however much they measured; stakes that were
 * confiscated go to the market's treasury and not, as there, into the pool, so that nobody gains by accusing.
 */
public final class Ranked implements PayoutRule {
    /** What the places get where a task does not say. */
    public static final List<Long> USUAL_PLACES_MICROS = List.of(500_000L, 300_000L, 200_000L);

    @Override
    public String formula() {
        return "each place has its share of the pool; places by the error of the own model in the last round";
    }

    @Override
    public String name() {
        return "ranked";
    }

    @Override
    public Valuation.Method valuation() {
        return Valuation.Method.ALONE;
    }

    @Override
    public List<Plan.Line> miners(Facts facts, Credits pool) {
        PersistentMap<ParticipantId, Long> errors = PersistentMap.empty();
        for (Contribution each : facts.contributions()) {
            errors = errors.with(each.miner(), each.baseMicros() - each.valueMicros());
        }
        List<Map.Entry<ParticipantId, Long>> standings = new ArrayList<>(errors.entries());
        standings.sort(Map.Entry.<ParticipantId, Long>comparingByValue().thenComparing(Map.Entry::getKey));
        List<Plan.Line> lines = new ArrayList<>();
        for (int first = 0; first < standings.size(); ) {
            int after = first;
            long error = standings.get(first).getValue();
            while (after < standings.size() && standings.get(after).getValue() == error) after++;
            lines.addAll(equallyGood(facts, pool, standings, first, after));
            first = after;
        }
        for (ParticipantId who : Shares.accepted(facts).keys()) {
            if (!errors.has(who)) lines.add(unplaced(who));
        }
        lines.sort(Comparator.comparing(Plan.Line::payee));
        return lines;
    }

    private static Plan.Line unplaced(ParticipantId who) {
        return new Plan.Line(who, Plan.MINER, Credits.ZERO, "its own model was never measured");
    }

    /** The places from {@code first} to {@code after} (exclusive), whose holders are equally good. */
    private static List<Plan.Line> equallyGood(
            Facts facts, Credits pool, List<Map.Entry<ParticipantId, Long>> standings, int first, int after) {
        List<Long> places = places(facts);
        long share = 0;
        for (int place = first; place < Math.min(after, places.size()); place++) share += places.get(place);
        Credits together = Split.share(pool, share, WHOLE_MICROS);
        List<Credits> parts = Split.proportionally(together, Collections.nCopies(after - first, 1L));
        List<Plan.Line> lines = new ArrayList<>();
        for (int i = first; i < after; i++) {
            String where =
                    after - first == 1 ? "place " + (i + 1) : "places " + (first + 1) + " to " + after + ", shared";
            String own = Shares.decimal(standings.get(i).getValue());
            String reason = where + " of " + standings.size() + ": its own model came to an error of " + own
                    + (share == 0 ? "; no share is set for that" : "");
            lines.add(new Plan.Line(standings.get(i).getKey(), Plan.MINER, parts.get(i - first), reason));
        }
        return lines;
    }

    private static List<Long> places(Facts facts) {
        List<Long> said = facts.rules().placesMicros();
        return said.isEmpty() ? USUAL_PLACES_MICROS : said;
    }

    @Override
    public List<Plan.Line> evaluators(Facts facts, Credits pool) {
        PersistentMap<ParticipantId, Long> heads = PersistentMap.empty();
        for (Reports reports : facts.reports()) {
            heads = heads.merged(reports.evaluator(), reports.count() > 0 ? 1L : 0L, Math::max);
        }
        long sharing = heads.values().stream().mapToLong(Long::longValue).sum();
        return Shares.lines(
                pool,
                heads,
                Plan.EVALUATOR,
                (who, head) -> head == 0
                        ? "no report in time and within tolerance of the median"
                        : "one of " + sharing + " evaluators who share equally");
    }

    @Override
    public List<Ground> grounds(Facts facts, ParticipantId miner) {
        List<Ground> grounds = new ArrayList<>();
        for (Contribution each : facts.contributions()) {
            if (!each.miner().equals(miner)) continue;
            String own = Shares.decimal(each.baseMicros() - each.valueMicros());
            grounds.add(new Ground(each.round(), "its own model came to an error of " + own));
        }
        return grounds;
    }
}
