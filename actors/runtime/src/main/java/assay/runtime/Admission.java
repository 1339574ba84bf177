package assay.runtime;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.TypedActorContext;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;

/**
 * Counts the commands that one entity has taken and not yet decided, and turns more away. It stands before the
 * event-sourced actor, whose own stash would drop without a word.
 */
final class Admission extends BehaviorInterceptor<HostCommand, HostCommand> {
    private final EntityId entity;
    private final int most;
    private final HostMetrics metrics;
    private int waiting;

    Admission(EntityId entity, int most, HostMetrics metrics) {
        super(HostCommand.class);
        this.entity = entity;
        this.most = most;
        this.metrics = metrics;
    }

    @Override
    public Behavior<HostCommand> aroundReceive(
            TypedActorContext<HostCommand> ctx, HostCommand command, ReceiveTarget<HostCommand> target) {
        if (!isCounted(command)) return target.apply(ctx, command);
        if (waiting >= most) {
            metrics.turnedAway(entity);
            if (command instanceof HostCommand.Tell tell) {
                tell.replyTo().tell(new Outcome.Refused(new Busy(entity, waiting)));
            }
            return akka.actor.typed.javadsl.Behaviors.same();
        }
        waiting++;
        return target.apply(ctx, command);
    }

    static boolean isCounted(HostCommand command) {
        return command instanceof HostCommand.Deliver || command instanceof HostCommand.Tell;
    }

    /** One counted command has been decided. */
    void decided() {
        if (waiting > 0) waiting--;
    }

    /** A new incarnation begins; what waited for the old one is no longer counted. */
    void reset() {
        waiting = 0;
    }
}
