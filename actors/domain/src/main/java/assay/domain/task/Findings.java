package assay.domain.task;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.payout.Contribution;
import assay.domain.payout.Gain;
import assay.domain.payout.Plan;
import assay.domain.payout.Reports;
import assay.domain.payout.Service;
import assay.domain.verification.Checks;
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
 * @param contributions what single updates were worth, where they were valued; in order of rounds
 * @param reachedErrorMicros the lowest error that the aggregate of all updates of a round came to
 * @param checks per verifier, how many checks of others' training it is paid for
 */
public record Findings(
        long initialErrorMicros,
        long bestErrorMicros,
        List<RoundResult> results,
        List<Gain> gains,
        PersistentMap<ParticipantId, Integer> reports,
        Optional<Long> finalErrorMicros,
        List<Contribution> contributions,
        long reachedErrorMicros,
        PersistentMap<ParticipantId, Integer> checks) {
    public Findings {
        results = List.copyOf(results);
        gains = List.copyOf(gains);
        contributions = List.copyOf(contributions);
    }

    /** Before any training. */
    static Findings baseline(long errorMicros, List<ParticipantId> agreeing) {
        return new Findings(
                errorMicros,
                errorMicros,
                List.of(),
                List.of(),
                counted(PersistentMap.empty(), agreeing),
                Optional.empty(),
                List.of(),
                errorMicros,
                PersistentMap.empty());
    }

    /** After a round; the aggregate counts as better only if it is so by {@code leastMicros}. */
    Findings withRound(
            RoundResult result,
            List<Gain> more,
            List<ParticipantId> agreeing,
            List<Contribution> values,
            long leastMicros) {
        List<RoundResult> nextResults = new ArrayList<>(results);
        nextResults.add(result);
        List<Gain> nextGains = new ArrayList<>(gains);
        nextGains.addAll(more);
        List<Contribution> nextValues = new ArrayList<>(contributions);
        nextValues.addAll(values);
        boolean better = reachedErrorMicros - result.errorMicros() >= Math.max(1, leastMicros);
        long best = more.isEmpty() ? bestErrorMicros : more.get(more.size() - 1).afterMicros();
        return new Findings(
                initialErrorMicros,
                best,
                nextResults,
                nextGains,
                counted(reports, agreeing),
                finalErrorMicros,
                nextValues,
                better ? result.errorMicros() : reachedErrorMicros,
                checks);
    }

    Findings withFinal(long errorMicros, List<ParticipantId> agreeing) {
        return new Findings(
                initialErrorMicros,
                bestErrorMicros,
                results,
                gains,
                counted(reports, agreeing),
                Optional.of(errorMicros),
                contributions,
                reachedErrorMicros,
                checks);
    }

    Findings withChecks(List<Checks> more) {
        PersistentMap<ParticipantId, Integer> next = checks;
        for (Checks each : more) next = next.merged(each.verifier(), each.count(), Integer::sum);
        return new Findings(
                initialErrorMicros,
                bestErrorMicros,
                results,
                gains,
                reports,
                finalErrorMicros,
                contributions,
                reachedErrorMicros,
                next);
    }

    /** What verifiers are paid for. */
    List<Service> services() {
        List<Service> services = new ArrayList<>();
        for (var each : checks) services.add(new Service(each.getKey(), Plan.VERIFIER, each.getValue()));
        return services;
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
