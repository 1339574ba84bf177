package assay.runtime;

import akka.actor.typed.ActorRef;
import assay.domain.cell.Message;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import java.time.Duration;

/** What the actor of one entity understands. The public ones travel between nodes; the others never leave the actor. */
public sealed interface HostCommand {
    /** A request or a reply of another entity. Nobody waits: what is lost is sent again by its sender. */
    record Deliver(Message message) implements HostCommand {}

    /** A command from outside, answered once what it changed is durable. */
    record Tell(Message.Outside message, ActorRef<Outcome> replyTo) implements HostCommand {}

    /** What {@code participant} could do for the entity now. */
    record Look(ParticipantId participant, ActorRef<WorkShown> replyTo) implements HostCommand {}

    /** The entity as it is now, for whoever watches. */
    record Inspect(ActorRef<Inspected> replyTo) implements HostCommand {}

    /** Read the history again and try to go on, if the entity is quarantined. */
    record Retry() implements HostCommand {}

    /** Stop now; the shard sends it when it hands over or after it was asked to let the entity rest. */
    record Stop() implements HostCommand {}

    /** The claim for a writer's epoch was granted. */
    record EpochClaimed(int incarnation, WriterEpochs.Granted granted) implements HostCommand {}

    /** The claim for a writer's epoch could not be made; it is made again after {@code pause}. */
    record EpochNotClaimed(int incarnation, Throwable cause, Duration pause) implements HostCommand {}

    /** Make the claim for a writer's epoch again. */
    record ClaimAgain(Duration lastPause) implements HostCommand {}

    /** The oldest of what is durable and not answered for yet may be answered for. */
    record Certain() implements HostCommand {}

    /** The entity's own deadline may have come. */
    record TimerFired() implements HostCommand {}

    /** A request may have waited too long for its answer. */
    record ResendFired() implements HostCommand {}

    /** Nobody has asked for the entity for a while. */
    record Unused() implements HostCommand {}
}
