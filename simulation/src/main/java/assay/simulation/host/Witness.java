package assay.simulation.host;

import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;

/** Sees what no journal holds: what was answered, and which incarnation of an entity may write from now on. */
public interface Witness {
    /** Nobody looks. */
    Witness NOBODY = new Witness() {
        @Override
        public void replied(Message.Reply reply) {}

        @Override
        public void answered(Message.Outside command, Outcome outcome) {}

        @Override
        public void claimed(EntityId entity, long epoch) {}
    };

    /** One entity is about to acknowledge another's request. */
    void replied(Message.Reply reply);

    /** Somebody outside is about to be told what came of a command. */
    void answered(Message.Outside command, Outcome outcome);

    /** A new incarnation of {@code entity} writes under {@code epoch}. The first one writes under 1, and claims nothing. */
    void claimed(EntityId entity, long epoch);
}
