package assay.cli.live;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.story.TaskOutcome;
import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Reads the histories of one task's entities as they grow, until the task has ended. */
public final class Follower {
    private static final long PAUSE_MILLIS = 200;

    private final MarketClient market;
    private final TaskOutcome outcome;
    private final EventSink sink;
    private final Map<EntityId, Long> read = new TreeMap<>();

    /**
     * Follows {@code task}.
     *
     * @param sink takes every entry, those of different entities by time as far as they are known
     */
    public Follower(MarketClient market, EntityId task, EventSink sink) {
        this.market = market;
        this.outcome = new TaskOutcome(task);
        this.sink = sink;
        outcome.sources().forEach(source -> read.put(source, 0L));
        read.put(new EntityId(EntityType.COMMITTEE, task.name()), 0L);
        read.put(new EntityId(EntityType.EVALUATION, task.name()), 0L);
        read.put(new EntityId(EntityType.VERIFICATION, task.name()), 0L);
    }

    /** Returns once the task has ended, however it did. */
    public TaskOutcome await(Duration patience) throws InterruptedException {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (outcome.ending().isEmpty()) {
            if (System.nanoTime() - giveUp > 0) {
                String message = "the task had not ended after " + patience.toSeconds() + " s";
                throw Failure.of(ExitCode.TIMEOUT, "too-slow", message, "assay task show says where it stands");
            }
            if (look() == 0) TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        look();
        return outcome;
    }

    /** Reads what is new; returns how many entries that was. */
    public int look() throws InterruptedException {
        List<Entry<?>> entries = new ArrayList<>();
        for (Map.Entry<EntityId, Long> source : read.entrySet()) {
            for (Entry<?> entry : market.journal(source.getKey(), source.getValue())) {
                entries.add(entry);
                source.setValue(entry.number());
            }
        }
        entries.sort(Comparator.comparing(Entry::time));
        for (Entry<?> entry : entries) {
            outcome.accept(entry);
            sink.accept(entry);
        }
        return entries.size();
    }

    /** What is known of the task so far. */
    public TaskOutcome outcome() {
        return outcome;
    }
}
