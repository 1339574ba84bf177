package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationEvent.EvaluatorEnrolled;
import assay.domain.evaluation.EvaluationEvent.EvaluatorSubstituted;
import assay.domain.evaluation.EvaluationEvent.EvaluatorsDrawn;
import assay.domain.evaluation.EvaluationEvent.ReportRevealed;
import assay.domain.task.TaskEvent.CrewFormed;
import assay.domain.task.TaskEvent.IterationsRecorded;
import assay.domain.task.TaskEvent.TaskDrafted;
import assay.domain.task.TaskEvent.UpdateAccepted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whoever measures a task's models neither owns the task nor trains for it, and enrolled before being drawn. */
public final class EvaluatorsImpartial implements Invariant {
    private final Map<String, Set<ParticipantId>> partial = new TreeMap<>();
    private final Map<String, Set<ParticipantId>> enrolled = new TreeMap<>();

    @Override
    public Optional<String> broken(Entry<?> entry) {
        String task = entry.entity().name();
        for (Object event : entry.events()) {
            if (event instanceof TaskDrafted drafted) of(partial, task).add(drafted.client());
            else if (event instanceof CrewFormed formed) {
                formed.members().forEach(member -> of(partial, task).add(member.member()));
            } else if (event instanceof UpdateAccepted accepted) {
                of(partial, task).add(accepted.update().miner());
            } else if (event instanceof IterationsRecorded recorded) {
                of(partial, task).add(recorded.miner());
            } else if (event instanceof EvaluatorEnrolled one)
                of(enrolled, task).add(one.evaluator());
            Optional<String> broken = measuring(event).stream()
                    .filter(who -> of(partial, task).contains(who)
                            || !of(enrolled, task).contains(who))
                    .findFirst()
                    .map(who -> entry.entity() + ": " + who + " measures, but did not enrol, or owns the task or"
                            + " trains for it");
            if (broken.isPresent()) return broken;
        }
        return Optional.empty();
    }

    private static List<ParticipantId> measuring(Object event) {
        if (event instanceof EvaluatorsDrawn drawn) return drawn.evaluators();
        if (event instanceof EvaluatorSubstituted put) return List.of(put.substitute());
        return event instanceof ReportRevealed report ? List.of(report.evaluator()) : List.of();
    }

    private static Set<ParticipantId> of(Map<String, Set<ParticipantId>> sets, String task) {
        return sets.computeIfAbsent(task, none -> new TreeSet<>());
    }
}
