package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.task.Seal;
import assay.domain.task.TaskEvent.AggregationStarted;
import assay.domain.task.TaskEvent.MeasurementStarted;
import assay.domain.task.TaskEvent.RevealOpened;
import assay.domain.task.TaskEvent.RoundChecked;
import assay.domain.task.TaskEvent.RoundOpened;
import assay.domain.task.TaskEvent.TaskDrafted;
import assay.domain.task.TaskEvent.UpdateAccepted;
import assay.domain.task.TaskEvent.UpdateCommitted;
import assay.domain.task.TaskEvent.UpdateCopied;
import assay.domain.task.TaskEvent.UpdateRevealed;
import assay.domain.task.TaskEvent.UpdatesOrdered;
import assay.domain.task.TaskSpec;
import assay.domain.task.Update;
import assay.domain.training.UpdateRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where updates are sealed, nothing is seen before the window has closed, what is shown opens what was committed to, and
 * the order of the commitments is the order in which updates count; where lots are drawn, the lots order them. Nowhere do
 * two updates of a round count that are the same.
 */
public final class UpdatesInOrder implements Invariant {
    private final Map<String, Window> windows = new TreeMap<>();

    private static final class Window {
        private final TaskSpec spec;
        private final Map<ParticipantId, String> seals = new TreeMap<>();
        private final List<ParticipantId> bound = new ArrayList<>();
        private final Map<ParticipantId, String> salts = new TreeMap<>();
        private final List<Update> arrived = new ArrayList<>();
        private List<ParticipantId> counting = new ArrayList<>();
        private int round;
        private boolean showing;

        private Window(TaskSpec spec) {
            this.spec = spec;
        }

        private UpdateRules rules() {
            return spec.training().updates();
        }
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (event instanceof TaskDrafted drafted) windows.put(entry.entity().name(), new Window(drafted.spec()));
            Window window = windows.get(entry.entity().name());
            if (window == null) continue;
            Optional<String> broken = seen(entry, window, event);
            if (broken.isPresent()) return broken.map(what -> entry.entity() + ": " + what);
        }
        return Optional.empty();
    }

    private static Optional<String> seen(Entry<?> entry, Window window, Object event) {
        if (event instanceof RoundOpened opened) {
            window.round = opened.round();
            window.showing = false;
            window.seals.clear();
            window.bound.clear();
            window.salts.clear();
            window.arrived.clear();
            window.counting = new ArrayList<>();
        }
        if (event instanceof UpdateCommitted committed) return committed(window, committed);
        if (event instanceof RevealOpened) window.showing = true;
        if (event instanceof UpdateRevealed revealed) window.salts.put(revealed.miner(), revealed.salt());
        if (event instanceof UpdateCopied copied) {
            window.arrived.removeIf(update -> update.miner().equals(copied.miner()));
            window.counting.remove(copied.miner());
        }
        if (event instanceof RoundChecked checked) {
            window.arrived.removeIf(update -> checked.refused().contains(update.miner()));
            window.counting.removeAll(checked.refused());
        }
        if (event instanceof UpdateAccepted accepted) return accepted(entry, window, accepted.update());
        if (event instanceof UpdatesOrdered ordered) window.counting = new ArrayList<>(ordered.order());
        boolean closed = event instanceof AggregationStarted || event instanceof MeasurementStarted;
        return closed ? ordered(entry, window) : Optional.empty();
    }

    private static Optional<String> committed(Window window, UpdateCommitted committed) {
        boolean fresh = window.seals.put(committed.miner(), committed.commitment()) == null;
        window.bound.add(committed.miner());
        if (fresh && window.rules().sealed() && !window.showing) return Optional.empty();
        return Optional.of(committed + ", expected once, and before anything is shown");
    }

    private static Optional<String> accepted(Entry<?> entry, Window window, Update update) {
        boolean again = window.arrived.stream()
                .anyMatch(other -> other.address().equals(update.address())
                        || other.miner().equals(update.miner()));
        window.arrived.add(update);
        window.counting.add(update.miner());
        if (again) return Optional.of(update + " counts beside the same one, or one of the same miner");
        if (!window.rules().sealed()) return Optional.empty();
        String salt = window.salts.getOrDefault(update.miner(), "");
        String opened = Seal.of(entry.entity(), window.round, update.miner(), update.address(), update.samples(), salt);
        String seal = window.seals.getOrDefault(update.miner(), "nothing");
        if (window.showing && opened.equals(seal)) return Optional.empty();
        return Optional.of(update + " was shown, which does not open what was committed to (" + seal + ")");
    }

    private static Optional<String> ordered(Entry<?> entry, Window window) {
        List<ParticipantId> expected = new ArrayList<>();
        for (Update update : window.arrived) expected.add(update.miner());
        if (window.rules().order() == UpdateRules.Order.DRAWN) {
            String beacon = beacon(entry, window);
            expected.sort(Comparator.comparing(
                    miner -> Sha256.from(beacon).with(miner.name()).hex()));
        } else if (window.rules().sealed()) {
            expected.sort(Comparator.comparing(window.bound::indexOf));
        }
        if (window.counting.equals(expected)) return Optional.empty();
        return Optional.of("updates count in the order " + window.counting + ", expected " + expected);
    }

    private static String beacon(Entry<?> entry, Window window) {
        Sha256 hash = Sha256.of("order").with(entry.entity().name()).with(window.round);
        for (ParticipantId miner : window.bound) hash = hash.with(window.seals.getOrDefault(miner, ""));
        for (Update update : window.arrived) {
            hash = hash.with(update.miner().name()).with(update.address().text());
        }
        return hash.hex();
    }
}
