package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationEvent.MeasurementTaken;
import assay.domain.task.TaskEvent.IterationsRecorded;
import assay.domain.task.TaskEvent.MeasurementStarted;
import assay.domain.task.TaskEvent.RoundChecked;
import assay.domain.task.TaskEvent.RoundClosed;
import assay.domain.task.TaskEvent.RoundOpened;
import assay.domain.task.TaskEvent.TaskDrafted;
import assay.domain.task.TaskEvent.UpdateAccepted;
import assay.domain.task.TaskEvent.UpdateCopied;
import assay.domain.task.TaskEvent.UpdatesFlagged;
import assay.domain.task.TaskEvent.UpdatesOrdered;
import assay.domain.training.Outliers;
import assay.domain.training.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a task looks for outliers, those and only those updates of a round are flagged whose count of parameters up, or
 * down, is more than 1.5 times the inter-quartile range beyond the quartiles of the round, as the evaluators' medians have
 * the counts; and none of fewer than five. Of message maps those members are flagged whose words, over all their messages
 * of the round, are that many.
 */
public final class OutliersFound implements Invariant {
    private static final int FEWEST = 5;

    private final Map<String, Window> windows = new TreeMap<>();
    private final Map<EntityId, Map<Long, List<Trait>>> medians = new HashMap<>();

    private static final class Window {
        private Outliers rule = Outliers.IGNORE;
        private final List<ParticipantId> order = new ArrayList<>();
        private List<ParticipantId> flagged = List.of();
        private boolean excluded;
        private long measurement;
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (event instanceof MeasurementTaken taken) {
                medians.computeIfAbsent(task(entry.entity()), none -> new HashMap<>())
                        .put(taken.measurement(), taken.median().traits());
            }
            if (event instanceof TaskDrafted drafted) {
                Window window = new Window();
                window.rule = drafted.spec().training().updates().outliers();
                windows.put(entry.entity().name(), window);
            }
            Window window = windows.get(entry.entity().name());
            if (window == null || entry.entity().type() != EntityType.TASK) continue;
            Optional<String> broken = seen(entry.entity(), window, event);
            if (broken.isPresent()) return broken.map(what -> entry.entity() + ": " + what);
        }
        return Optional.empty();
    }

    private static EntityId task(EntityId evaluation) {
        return new EntityId(EntityType.TASK, evaluation.name());
    }

    private Optional<String> seen(EntityId task, Window window, Object event) {
        if (event instanceof RoundOpened) {
            window.order.clear();
            window.flagged = List.of();
        }
        if (event instanceof UpdateAccepted accepted)
            window.order.add(accepted.update().miner());
        if (event instanceof IterationsRecorded recorded) window.order.add(recorded.miner());
        if (event instanceof RoundChecked checked) window.order.removeAll(checked.refused());
        if (event instanceof UpdateCopied copied) window.order.remove(copied.miner());
        if (event instanceof UpdatesOrdered ordered) {
            window.order.sort(Comparator.comparing(ordered.order()::indexOf));
        }
        if (event instanceof MeasurementStarted started) window.measurement = started.measurement();
        if (event instanceof UpdatesFlagged found) {
            window.flagged = found.miners();
            window.excluded = found.excluded();
        }
        return event instanceof RoundClosed ? closed(task, window) : Optional.empty();
    }

    private Optional<String> closed(EntityId task, Window window) {
        Map<Long, List<Trait>> known = medians.getOrDefault(task, Map.of());
        // Measured again after a failure, under the next number.
        List<Trait> traits =
                known.getOrDefault(window.measurement, known.getOrDefault(window.measurement + 1, List.of()));
        List<ParticipantId> expected = new ArrayList<>();
        if (window.rule != Outliers.IGNORE) {
            Map<ParticipantId, long[]> counts = new LinkedHashMap<>();
            for (int i = 0; i < traits.size(); i++) {
                long[] sums = counts.computeIfAbsent(window.order.get(i), none -> new long[2]);
                sums[0] += traits.get(i).ups();
                sums[1] += traits.get(i).downs();
            }
            expected.addAll(beyond(counts));
        }
        boolean said = window.flagged.isEmpty() || window.excluded == (window.rule == Outliers.EXCLUDE);
        if (said && window.flagged.equals(expected)) return Optional.empty();
        return Optional.of("flags " + window.flagged + ", expected " + expected + " of " + traits);
    }

    private static List<ParticipantId> beyond(Map<ParticipantId, long[]> counts) {
        List<ParticipantId> members = new ArrayList<>(counts.keySet());
        if (members.size() < FEWEST) return List.of();
        long[] ups = counts.values().stream().mapToLong(count -> count[0]).toArray();
        long[] downs = counts.values().stream().mapToLong(count -> count[1]).toArray();
        return members.stream()
                .filter(member -> beyond(ups, members.indexOf(member)) || beyond(downs, members.indexOf(member)))
                .toList();
    }

    private static boolean beyond(long[] counts, int place) {
        long value = counts[place];
        long[] sorted = counts.clone();
        Arrays.sort(sorted);
        double lower = middle(sorted, 0, sorted.length / 2);
        double upper = middle(sorted, sorted.length - sorted.length / 2, sorted.length);
        double range = upper - lower;
        return range > 0 && (value < lower - 1.5 * range || value > upper + 1.5 * range);
    }

    private static double middle(long[] sorted, int from, int to) {
        int count = to - from;
        return (sorted[from + (count - 1) / 2] + sorted[from + count / 2]) / 2.0;
    }
}
