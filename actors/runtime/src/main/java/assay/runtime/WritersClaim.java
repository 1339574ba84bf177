package assay.runtime;

import akka.actor.typed.javadsl.ActorContext;
import assay.domain.entity.EntityId;
import java.time.Duration;

/** One incarnation's claim to write: made when there is something to write, and again until it is answered. */
final class WritersClaim {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private enum State {
        NOT_YET,
        UNDER_WAY,
        GRANTED
    }

    private final EntityId id;
    private final WriterEpochs epochs;
    private final ActorContext<HostCommand> context;
    private final Alarms alarms;
    private State state = State.NOT_YET;
    private long epoch;
    /** Tells the answers to this incarnation's claims from those to an earlier one's. */
    private int incarnation;

    WritersClaim(EntityId id, WriterEpochs epochs, ActorContext<HostCommand> context, Alarms alarms) {
        this.id = id;
        this.epochs = epochs;
        this.context = context;
        this.alarms = alarms;
    }

    /** A new incarnation begins. */
    void forget() {
        state = State.NOT_YET;
        epoch = 0;
        incarnation++;
    }

    boolean granted() {
        return state == State.GRANTED;
    }

    boolean underWay() {
        return state == State.UNDER_WAY;
    }

    /** The epoch to write under, once it is granted. */
    long epoch() {
        return epoch;
    }

    /** Makes the claim, for a writer who has read so far; nothing when that was done. */
    void make(Hosted<?, ?> read) {
        if (state == State.NOT_YET) ask(read, FIRST_PAUSE);
    }

    private void ask(Hosted<?, ?> read, Duration pauseIfNot) {
        state = State.UNDER_WAY;
        int asking = incarnation;
        context.pipeToSelf(
                epochs.claim(id, read.cell().number(), read.epoch()),
                (granted, failure) -> failure == null
                        ? new HostCommand.EpochClaimed(asking, granted)
                        : new HostCommand.EpochNotClaimed(asking, failure, pauseIfNot));
    }

    /** Whether {@code command} answers the claim of this incarnation. */
    boolean answers(HostCommand.EpochClaimed command) {
        return state == State.UNDER_WAY && command.incarnation() == incarnation;
    }

    void take(long granted) {
        epoch = granted;
        state = State.GRANTED;
    }

    void notGranted(HostCommand.EpochNotClaimed command) {
        if (command.incarnation() != incarnation) return;
        context.getLog().warn("{}: no writer's epoch yet, asking again: {}", id, String.valueOf(command.cause()));
        alarms.claimAgain(command.pause());
    }

    void again(Hosted<?, ?> read, HostCommand.ClaimAgain command) {
        if (state != State.UNDER_WAY) return;
        Duration doubled = command.lastPause().multipliedBy(2);
        ask(read, doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
    }
}
