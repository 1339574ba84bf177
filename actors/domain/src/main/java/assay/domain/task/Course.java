package assay.domain.task;

import assay.domain.collection.PersistentMap;
import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import java.util.List;
import java.util.Optional;

/**
 * How training goes.
 *
 * @param measurements how many measurements have been asked for
 * @param chains how far each member has come with its iterations; empty where members return updates
 */
public record Course(
        Crew crew,
        Dataset dataset,
        List<ParticipantId> evaluators,
        Findings findings,
        Attendance attendance,
        long measurements,
        PersistentMap<ParticipantId, Chain> chains) {
    public Course {
        evaluators = List.copyOf(evaluators);
    }

    /** Before anybody has trained. */
    Course(
            Crew crew,
            Dataset dataset,
            List<ParticipantId> evaluators,
            Findings findings,
            Attendance attendance,
            long measurements) {
        this(crew, dataset, evaluators, findings, attendance, measurements, PersistentMap.empty());
    }

    /** The model that the next round starts from. */
    Cid model() {
        List<RoundResult> results = findings.results();
        return results.isEmpty()
                ? dataset.model()
                : results.get(results.size() - 1).model();
    }

    /** What the aggregation strategy keeps for the next round. */
    Optional<Cid> state() {
        List<RoundResult> results = findings.results();
        return results.isEmpty()
                ? Optional.empty()
                : results.get(results.size() - 1).state();
    }

    /** The best model measured so far: what the client gets. */
    public Cid bestModel() {
        Cid best = dataset.model();
        long error = findings.initialErrorMicros();
        for (RoundResult result : findings.results()) {
            if (result.errorMicros() <= error) {
                best = result.model();
                error = result.errorMicros();
            }
        }
        return best;
    }

    boolean touched() {
        return attendance.touched();
    }

    Course with(Crew next) {
        return new Course(next, dataset, evaluators, findings, attendance, measurements, chains);
    }

    Course with(Findings next) {
        return new Course(crew, dataset, evaluators, next, attendance, measurements, chains);
    }

    Course with(Attendance next) {
        return new Course(crew, dataset, evaluators, findings, next, measurements, chains);
    }

    Course withMeasurement(long number) {
        return new Course(crew, dataset, evaluators, findings, attendance, number, chains);
    }

    Course withEvaluator(ParticipantId lost, ParticipantId substitute) {
        List<ParticipantId> seats = evaluators.stream()
                .map(each -> each.equals(lost) ? substitute : each)
                .toList();
        return new Course(crew, dataset, seats, findings, attendance, measurements, chains);
    }

    Course with(PersistentMap<ParticipantId, Chain> next) {
        return new Course(crew, dataset, evaluators, findings, attendance, measurements, next);
    }
}
