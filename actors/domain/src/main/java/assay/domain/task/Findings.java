package assay.domain.task;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.payout.Gain;
import assay.domain.payout.Reports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What evaluators have found so far: all that a payout is computed from.
 *
 * @param initialErrorMicros the evaluators' median before training
 * @param bestErrorMicros the lowest error any aggregate of a prefix of updates has reached
 * @param results one per closed round
 * @param gains in order of arrival
 * @param reports per evaluator, how many reports were in time and within tolerance
 * @param finalErrorMicros measured on the hidden segments
 */
public record Findings(
        long initialErrorMicros,
        long bestErrorMicros,
        List<RoundResult> results,
        List<Gain> gains,
        PersistentMap<ParticipantId, Integer> reports,
        Optional<Long> finalErrorMicros) {
    public Findings {
        results = List.copyOf(results);
        gains = List.copyOf(gains);
    }

    /** Before any training. */
    static Findings baseline(long errorMicros, List<ParticipantId> agreeing) {
        return new Findings(
                errorMicros,
                errorMicros,
                List.of(),
                List.of(),
                counted(PersistentMap.empty(), agreeing),
                Optional.empty());
    }

    Findings withRound(RoundResult result, List<Gain> more, List<ParticipantId> agreeing) {
        List<RoundResult> nextResults = new ArrayList<>(results);
        nextResults.add(result);
        List<Gain> nextGains = new ArrayList<>(gains);
        nextGains.addAll(more);
        long best = more.isEmpty() ? bestErrorMicros : more.get(more.size() - 1).afterMicros();
        return new Findings(
                initialErrorMicros, best, nextResults, nextGains, counted(reports, agreeing), finalErrorMicros);
    }

    Findings withFinal(long errorMicros, List<ParticipantId> agreeing) {
        return new Findings(
                initialErrorMicros,
                bestErrorMicros,
                results,
                gains,
                counted(reports, agreeing),
                Optional.of(errorMicros));
    }

    List<Reports> reportCounts() {
        List<Reports> counts = new ArrayList<>();
        for (var entry : reports) counts.add(new Reports(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static PersistentMap<ParticipantId, Integer> counted(
            PersistentMap<ParticipantId, Integer> reports, List<ParticipantId> agreeing) {
        PersistentMap<ParticipantId, Integer> next = reports;
        for (ParticipantId evaluator : agreeing) next = next.merged(evaluator, 1, Integer::sum);
        return next;
    }
}
