package assay.participant;

import assay.domain.board.Listing;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import java.util.ArrayList;
import java.util.List;

/** Which entities of an open task a participant asks for work: asking all of them for all tasks would be idle talk. */
enum Places {
    /** The task trains, its committee elects, its verification wants to see how one has trained. */
    MINER,
    /** The evaluation measures, the payout wants approval. */
    EVALUATOR,
    /** The verification has training done again. */
    VERIFIER,
    /** Only its own tasks want anything of a client. */
    CLIENT;

    List<EntityId> in(List<Listing> listings, ParticipantId self) {
        List<EntityId> places = new ArrayList<>();
        for (Listing listing : listings) {
            if (this == CLIENT && !listing.client().equals(self)) continue;
            for (EntityType type : types()) {
                places.add(new EntityId(type, listing.task().name()));
            }
        }
        return places;
    }

    private List<EntityType> types() {
        return switch (this) {
            case MINER -> List.of(EntityType.TASK, EntityType.COMMITTEE, EntityType.VERIFICATION);
            case EVALUATOR -> List.of(EntityType.EVALUATION, EntityType.PAYOUT);
            case VERIFIER -> List.of(EntityType.VERIFICATION);
            case CLIENT -> List.of(EntityType.TASK);
        };
    }
}
