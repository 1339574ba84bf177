package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.task.TaskEvent.FundingFailed;
import assay.domain.task.TaskEvent.TaskClosed;
import assay.domain.task.TaskEvent.TaskDrafted;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Every task that was posted ends: soon after its deadline, or soon after the faults stop, whichever is later. Soon means
 * the time the payout's approval takes, and {@link #GRACE}.
 */
public final class TasksEnd implements Invariant {
    /** Time for what is left to do after a deadline when the last message was lost and is being sent again. */
    public static final Duration GRACE = Duration.ofMinutes(3);

    private final Instant faultsStop;
    private final Supplier<Instant> clock;
    private final Map<EntityId, Instant> open = new TreeMap<>();

    /** Watches the tasks of a run whose faults stop at {@code faultsStop} and whose time {@code clock} tells. */
    public TasksEnd(Instant faultsStop, Supplier<Instant> clock) {
        this.faultsStop = faultsStop;
        this.clock = clock;
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (event instanceof TaskDrafted drafted) open.put(entry.entity(), latestEnd(drafted));
            if (event instanceof TaskClosed || event instanceof FundingFailed) open.remove(entry.entity());
        }
        return brokenNow();
    }

    private Instant latestEnd(TaskDrafted drafted) {
        Instant from = drafted.deadline().isBefore(faultsStop) ? faultsStop : drafted.deadline();
        return from.plus(drafted.spec().pay().approval()).plus(GRACE);
    }

    @Override
    public Optional<String> brokenNow() {
        Instant now = clock.get();
        for (Map.Entry<EntityId, Instant> task : open.entrySet()) {
            if (now.isAfter(task.getValue())) {
                return Optional.of(
                        task.getKey() + ": still open at " + now + ", expected an end by " + task.getValue());
            }
        }
        return Optional.empty();
    }
}
