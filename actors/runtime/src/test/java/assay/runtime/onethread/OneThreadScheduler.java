package assay.runtime.onethread;

import akka.actor.AbstractScheduler;
import akka.actor.Cancellable;
import akka.event.LoggingAdapter;
import assay.domain.entity.EntityType;
import assay.simulation.host.Address;
import assay.simulation.host.Kind;
import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/** Akka's timers on the simulation's timeline. Made by Akka, by name. */
public final class OneThreadScheduler extends AbstractScheduler {
    /** Before every entity, since tasks come first and no name is shorter: at equal time the timer goes first. */
    private static final Address AKKA = new Address(EntityType.TASK, "", 0);

    private final RunQueue queue = RunQueue.current();
    private long timers;

    public OneThreadScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {}

    @Override
    @SuppressWarnings("deprecation") // nobody should call it any more, but a scheduler must have it
    public Cancellable schedule(
            FiniteDuration initialDelay, FiniteDuration interval, Runnable task, ExecutionContext executor) {
        Timer timer = new Timer();
        again(timer, initialDelay, interval, task, executor);
        return timer;
    }

    private void again(
            Timer timer, FiniteDuration delay, FiniteDuration interval, Runnable task, ExecutionContext executor) {
        after(delay, () -> {
            if (timer.cancelled) return;
            executor.execute(task);
            again(timer, interval, interval, task, executor);
        });
    }

    @Override
    public Cancellable scheduleOnce(FiniteDuration delay, Runnable task, ExecutionContext executor) {
        Timer timer = new Timer();
        after(delay, () -> {
            if (timer.cancel()) executor.execute(task);
        });
        return timer;
    }

    private void after(FiniteDuration delay, Runnable what) {
        long micros = -Math.floorDiv(-delay.toNanos(), 1_000L);
        queue.timeline().schedule(queue.timeline().nowMicros() + micros, AKKA, Kind.TIMER, AKKA, timers++, 0, what);
    }

    @Override
    public double maxFrequency() {
        return 1_000_000;
    }

    private static final class Timer implements Cancellable {
        private boolean cancelled;

        @Override
        public boolean cancel() {
            if (cancelled) return false;
            cancelled = true;
            return true;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
