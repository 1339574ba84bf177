package assay.domain.task;

import assay.domain.board.Listing;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.Locale;

/** What is fixed when a task is posted. */
public record Posted(String name, ParticipantId client, TaskSpec spec, Instant openedAt, Instant deadline) {
    EntityId task() {
        return new EntityId(EntityType.TASK, name);
    }

    EntityId committee() {
        return new EntityId(EntityType.COMMITTEE, name);
    }

    EntityId evaluation() {
        return new EntityId(EntityType.EVALUATION, name);
    }

    EntityId verification() {
        return new EntityId(EntityType.VERIFICATION, name);
    }

    EntityId payout() {
        return new EntityId(EntityType.PAYOUT, name);
    }

    boolean elects() {
        return spec.kind() == TaskKind.TRAINING;
    }

    boolean assigns() {
        return spec.kind().assigns();
    }

    /** Whether there is anything to be earned. */
    boolean paid() {
        return !spec.bounty().isZero();
    }

    /** Whether verifiers do parts of the training again. */
    boolean verified() {
        return elects() && spec.verification().wanted();
    }

    /** Whether {@code who} may be paid as a miner of this task. */
    boolean admits(ParticipantId who) {
        return spec.clientMayMine() || !who.equals(client);
    }

    Listing listing() {
        String kind = spec.kind().name().toLowerCase(Locale.ROOT);
        return new Listing(
                task(),
                client,
                spec.title(),
                kind,
                spec.bounty(),
                spec.committee().stake(),
                spec.campaign().needs(),
                spec.campaign().filler(),
                spec.campaign().reputation());
    }
}
