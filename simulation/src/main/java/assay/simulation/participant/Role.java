package assay.simulation.participant;

import assay.domain.board.Listing;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import java.util.List;

/** What a participant is in the market, and so where it looks for work. */
public enum Role {
    CLIENT,
    MINER,
    EVALUATOR;

    /** The entities of {@code listing} that {@code who} asks in this role. */
    List<EntityId> places(Listing listing, ParticipantId who) {
        String name = listing.task().name();
        return switch (this) {
            case CLIENT -> listing.client().equals(who) ? List.of(listing.task()) : List.of();
            case MINER -> List.of(listing.task(), new EntityId(EntityType.COMMITTEE, name));
            case EVALUATOR -> List.of(new EntityId(EntityType.EVALUATION, name), new EntityId(EntityType.PAYOUT, name));
        };
    }
}
