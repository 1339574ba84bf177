package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import java.util.List;
import java.util.Optional;

/** Holds every entry against all invariants and throws {@link InvariantBroken} at the first that does not hold. */
public final class Watch implements EventSink {
    private final List<Invariant> invariants;

    public Watch(List<Invariant> invariants) {
        this.invariants = List.copyOf(invariants);
    }

    @Override
    public void accept(Entry<?> entry) {
        for (Invariant invariant : invariants) {
            Optional<String> broken = invariant.broken(entry);
            if (broken.isPresent()) throw new InvariantBroken(invariant, broken.get(), entry);
        }
    }

    /** Checks what can be said at any time: asked now and then, and when the run is over. */
    public void now() {
        for (Invariant invariant : invariants) {
            Optional<String> broken = invariant.brokenNow();
            if (broken.isPresent()) throw new InvariantBroken(invariant, broken.get());
        }
    }
}
