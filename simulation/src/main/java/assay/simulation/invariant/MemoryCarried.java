package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.cell.Sent;
import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.task.TaskEvent;
import assay.domain.training.Job;
import assay.domain.training.Strategy;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a strategy keeps of a round is what the next round's measurement starts from, whatever happened in between; a
 * strategy without a memory keeps nothing; and a leader who claimed another memory than was found does not stay.
 */
public final class MemoryCarried implements Invariant {
    private final Map<EntityId, Kept> tasks = new TreeMap<>();

    private static final class Kept {
        private Optional<Cid> state = Optional.empty();
        private Optional<TaskEvent.AggregateClaimed> claim = Optional.empty();
        private boolean deposed;
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (!(event instanceof TaskEvent told)) continue;
            Kept kept = tasks.computeIfAbsent(entry.entity(), fresh -> new Kept());
            Optional<String> broken = seen(kept, told);
            if (broken.isPresent()) return broken.map(what -> entry.entity() + ": " + what);
        }
        for (Sent sent : entry.sends()) {
            if (!(sent.command() instanceof EvaluationCommand.MeasureModel asked)) continue;
            Kept kept = tasks.computeIfAbsent(entry.entity(), fresh -> new Kept());
            Optional<String> broken = asked(kept, asked.job());
            if (broken.isPresent()) return broken.map(what -> entry.entity() + ": " + what);
        }
        return Optional.empty();
    }

    private static Optional<String> seen(Kept kept, TaskEvent event) {
        if (event instanceof TaskEvent.AggregateClaimed claimed) {
            kept.claim = Optional.of(claimed);
            kept.deposed = false;
        } else if (event instanceof TaskEvent.LeaderDeposed) {
            kept.deposed = true;
        } else if (event instanceof TaskEvent.RoundClosed closed) {
            Optional<Cid> found = closed.result().state();
            boolean falsely = kept.claim
                    .filter(claim -> claim.round() == closed.round())
                    .filter(claim -> !claim.state().equals(found))
                    .isPresent();
            if (falsely && !kept.deposed) {
                return Optional.of("the leader of round " + closed.round() + " claimed a memory that nobody found");
            }
            kept.state = found;
        }
        return Optional.empty();
    }

    private static Optional<String> asked(Kept kept, Job.Measure job) {
        // A model is measured as it is before training and after it: no strategy is at work then.
        if (job.updates().isEmpty()) return Optional.empty();
        if (!job.state().equals(kept.state)) {
            return Optional.of("a round starts from the memory " + job.state() + ", the last one left " + kept.state);
        }
        boolean remembers =
                job.strategy().equals(Strategy.FEDAVGM.word()) || job.strategy().equals(Strategy.FEDADAM.word());
        return remembers || job.state().isEmpty()
                ? Optional.empty()
                : Optional.of(job.strategy() + " keeps nothing, and was given " + job.state());
    }
}
