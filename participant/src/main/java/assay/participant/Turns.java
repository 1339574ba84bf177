package assay.participant;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing after another, on the one thread of all participants of a process; nothing more once that has ended. */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final ScheduledExecutorService thread;

    Turns(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    void now(Runnable turn) {
        try {
            thread.execute(guarded(turn));
        } catch (RejectedExecutionException ended) {
            LOG.debug("the process ends: a turn is left out");
        }
    }

    void later(Runnable turn, Duration delay) {
        try {
            var unused = thread.schedule(guarded(turn), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            LOG.debug("the process ends: a turn is left out");
        }
    }

    /** Takes the turn that follows when {@code stage} has ended: with its value, or with why there is none. */
    <T> void then(CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> turn) {
        stage.whenComplete((value, failure) -> now(() -> turn.accept(value, failure)));
    }

    // A bug in one participant is told, and does not end the thread of all others.
    private static Runnable guarded(Runnable turn) {
        return () -> {
            try {
                turn.run();
            } catch (RuntimeException e) {
                LOG.error("a participant's turn failed", e);
            }
        };
    }
}
