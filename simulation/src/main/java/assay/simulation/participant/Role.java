package assay.simulation.participant;

import assay.domain.board.Listing;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.task.TaskKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a participant is in the market, and so where it looks for work. */
public enum Role {
    CLIENT,
    MINER,
    EVALUATOR,
    VERIFIER;

    /** The kinds whose task itself deals with those who work; the others elect a committee. */
    private static final List<String> WITHOUT_COMMITTEE = Stream.of(TaskKind.values())
            .filter(kind -> kind != TaskKind.TRAINING)
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    /** Whether participants look for work at entities of this type. */
    static boolean isAsked(EntityType type) {
        return switch (type) {
            case TASK, COMMITTEE, EVALUATION, PAYOUT, VERIFICATION -> true;
            case ACCOUNT, MINER, BOARD -> false;
        };
    }

    /** Where {@code who}, new to {@code listing}, could find work in this role. */
    List<EntityId> places(Listing listing, ParticipantId who) {
        String name = listing.task().name();
        return switch (this) {
            case CLIENT -> listing.client().equals(who) ? List.of(listing.task()) : List.of();
            case MINER ->
                List.of(
                        WITHOUT_COMMITTEE.contains(listing.kind())
                                ? listing.task()
                                : new EntityId(EntityType.COMMITTEE, name));
            case EVALUATOR -> List.of(new EntityId(EntityType.EVALUATION, name), new EntityId(EntityType.PAYOUT, name));
            case VERIFIER -> List.of(new EntityId(EntityType.VERIFICATION, name));
        };
    }

    /** Whether a call to anybody {@code at} entities of this type concerns this role. */
    boolean answersTo(EntityType type) {
        return switch (this) {
            case CLIENT -> false;
            case MINER -> type == EntityType.TASK || type == EntityType.COMMITTEE;
            case EVALUATOR -> type == EntityType.EVALUATION || type == EntityType.PAYOUT;
            case VERIFIER -> type == EntityType.VERIFICATION;
        };
    }
}
