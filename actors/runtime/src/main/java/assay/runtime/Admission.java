package assay.runtime;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.PostStop;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts the commands that one entity has taken and not yet decided, and turns more away. It stands before the
 * event-sourced actor, whose own stash would drop without a word.
 */
final class Admission extends BehaviorInterceptor<HostCommand, HostCommand> {
    private final EntityId entity;
    private final int most;
    private final HostMetrics metrics;
    /** When each of those that wait came, in nanoseconds. They are decided in about this order. */
    private final Deque<Long> waiting = new ArrayDeque<>();

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
        if (waiting.size() >= most) {
            metrics.turnedAway(entity);
            if (command instanceof HostCommand.Tell tell) {
                tell.replyTo().tell(new Outcome.Refused(new Busy(entity, waiting.size())));
            }
            return akka.actor.typed.javadsl.Behaviors.same();
        }
        waiting.add(System.nanoTime());
        metrics.waits(entity);
        return target.apply(ctx, command);
    }

    static boolean isCounted(HostCommand command) {
        return command instanceof HostCommand.Deliver || command instanceof HostCommand.Tell;
    }

    @Override
    public Behavior<HostCommand> aroundSignal(
            TypedActorContext<HostCommand> ctx, Signal signal, SignalTarget<HostCommand> target) {
        if (signal instanceof PostStop) reset();
        return target.apply(ctx, signal);
    }

    /** One counted command is being decided; when it came, in nanoseconds. */
    long decided() {
        Long came = waiting.poll();
        if (came == null) return System.nanoTime();
        metrics.waitsNoMore(entity, 1);
        return came;
    }

    /** A new incarnation begins; what waited for the old one is no longer counted. */
    void reset() {
        if (!waiting.isEmpty()) metrics.waitsNoMore(entity, waiting.size());
        waiting.clear();
    }
}
