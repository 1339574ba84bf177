package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.simulation.host.Witness;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds everything that is stored and told against all invariants, and throws {@link InvariantBroken} at the first that
 * does not hold.
 */
public final class Watch implements EventSink, Witness {
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

    @Override
    public void replied(Message.Reply reply) {
        all(invariant -> invariant.broken(reply));
    }

    @Override
    public void answered(Message.Outside command, Outcome outcome) {
        all(invariant -> invariant.broken(command, outcome));
    }

    @Override
    public void claimed(EntityId entity, long epoch) {
        all(invariant -> invariant.broken(entity, epoch));
    }

    /** Checks what can be said at any time: asked now and then, and when the run is over. */
    public void now() {
        all(Invariant::brokenNow);
    }

    /** Checks what can be said when every task has ended and every message has arrived. */
    public void rest() {
        all(Invariant::brokenAtRest);
    }

    private void all(Function<Invariant, Optional<String>> question) {
        for (Invariant invariant : invariants) {
            Optional<String> broken = question.apply(invariant);
            if (broken.isPresent()) throw new InvariantBroken(invariant, broken.get());
        }
    }
}
