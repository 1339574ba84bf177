package assay.domain.task;

import assay.domain.collection.PersistentMap;
import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import assay.domain.payout.Gain;
import assay.domain.payout.Reports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that training has come to so far: what the payout will be computed from.
 *
 * @param initialErrorMicros the evaluators' median before training
 * @param bestErrorMicros the lowest error any aggregate of a prefix of updates has reached
 * @param results one per closed round
 * @param gains in order of arrival
 * @param reports per evaluator, how many reports were in time and within tolerance
 * @param silent per member, in how many rounds in a row it did not answer
 * @param disputed hashes that members found to be wrong, and who said so first
 * @param measurements how many measurements have been asked for
 * @param touched whether any update has been accepted
 * @param finalErrorMicros measured on the hidden segments
 */
public record Course(
        Crew crew,
        Dataset dataset,
        List<ParticipantId> evaluators,
        long initialErrorMicros,
        long bestErrorMicros,
        List<RoundResult> results,
        List<Gain> gains,
        PersistentMap<ParticipantId, Integer> reports,
        PersistentMap<ParticipantId, Integer> silent,
        PersistentMap<String, ParticipantId> disputed,
        long measurements,
        boolean touched,
        Optional<Long> finalErrorMicros) {
    public Course {
        evaluators = List.copyOf(evaluators);
        results = List.copyOf(results);
        gains = List.copyOf(gains);
    }

    /** The model that the next round starts from. */
    Cid model() {
        return results.isEmpty()
                ? dataset.model()
                : results.get(results.size() - 1).model();
    }

    /** The best model measured so far: what the client gets. */
    public Cid bestModel() {
        Cid best = dataset.model();
        long error = initialErrorMicros;
        for (RoundResult result : results) {
            if (result.errorMicros() <= error) {
                best = result.model();
                error = result.errorMicros();
            }
        }
        return best;
    }

    List<Reports> reportCounts() {
        List<Reports> counts = new ArrayList<>();
        for (var entry : reports) counts.add(new Reports(entry.getKey(), entry.getValue()));
        return counts;
    }

    Course withCrew(Crew next) {
        return new Course(
                next,
                dataset,
                evaluators,
                initialErrorMicros,
                bestErrorMicros,
                results,
                gains,
                reports,
                silent,
                disputed,
                measurements,
                touched,
                finalErrorMicros);
    }

    Course withEvaluator(ParticipantId lost, ParticipantId substitute) {
        List<ParticipantId> seats = evaluators.stream()
                .map(each -> each.equals(lost) ? substitute : each)
                .toList();
        return new Course(
                crew,
                dataset,
                seats,
                initialErrorMicros,
                bestErrorMicros,
                results,
                gains,
                reports,
                silent,
                disputed,
                measurements,
                touched,
                finalErrorMicros);
    }

    Course withSilence(PersistentMap<ParticipantId, Integer> next) {
        return new Course(
                crew,
                dataset,
                evaluators,
                initialErrorMicros,
                bestErrorMicros,
                results,
                gains,
                reports,
                next,
                disputed,
                measurements,
                touched,
                finalErrorMicros);
    }

    Course withDispute(String hash, ParticipantId by) {
        return new Course(
                crew,
                dataset,
                evaluators,
                initialErrorMicros,
                bestErrorMicros,
                results,
                gains,
                reports,
                silent,
                disputed.with(hash, by),
                measurements,
                touched,
                finalErrorMicros);
    }

    Course withMeasurement(long number) {
        return new Course(
                crew,
                dataset,
                evaluators,
                initialErrorMicros,
                bestErrorMicros,
                results,
                gains,
                reports,
                silent,
                disputed,
                number,
                touched,
                finalErrorMicros);
    }

    Course afterFirstUpdate() {
        return new Course(
                crew,
                dataset,
                evaluators,
                initialErrorMicros,
                bestErrorMicros,
                results,
                gains,
                reports,
                silent,
                disputed,
                measurements,
                true,
                finalErrorMicros);
    }

    Course withReports(List<ParticipantId> agreeing) {
        PersistentMap<ParticipantId, Integer> next = reports;
        for (ParticipantId evaluator : agreeing) next = next.merged(evaluator, 1, Integer::sum);
        return new Course(
                crew,
                dataset,
                evaluators,
                initialErrorMicros,
                bestErrorMicros,
                results,
                gains,
                next,
                silent,
                disputed,
                measurements,
                touched,
                finalErrorMicros);
    }

    Course withResult(RoundResult result, List<Gain> more) {
        List<RoundResult> nextResults = new ArrayList<>(results);
        nextResults.add(result);
        List<Gain> nextGains = new ArrayList<>(gains);
        nextGains.addAll(more);
        long best = more.isEmpty() ? bestErrorMicros : more.get(more.size() - 1).afterMicros();
        return new Course(
                crew,
                dataset,
                evaluators,
                initialErrorMicros,
                best,
                nextResults,
                nextGains,
                reports,
                silent,
                disputed,
                measurements,
                touched,
                finalErrorMicros);
    }

    Course withFinalError(long errorMicros) {
        return new Course(
                crew,
                dataset,
                evaluators,
                initialErrorMicros,
                bestErrorMicros,
                results,
                gains,
                reports,
                silent,
                disputed,
                measurements,
                touched,
                Optional.of(errorMicros));
    }
}
