package assay.cluster.http;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.stream.KillSwitches;
import akka.stream.SharedKillSwitch;
import akka.stream.javadsl.Source;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The streams that a node holds open: so many for each caller, so many in all. They end when the node is to stop, and
 * their readers go on at another.
 */
final class Streams {
    /** For one caller. */
    static final int MOST_EACH = 64;

    /** For all callers of this node together. */
    static final int MOST = 512;

    private static final Duration LATER = Duration.ofSeconds(10);

    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();
    private final SharedKillSwitch end = KillSwitches.shared("http-streams");

    Streams(ActorSystem<?> system) {
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "end-http-streams", () -> {
                    end.shutdown();
                    return CompletableFuture.completedFuture(Done.getInstance());
                });
    }

    /** Refuses a caller that has as many open as it may. */
    void check(String caller) {
        int all = open.values().stream().mapToInt(Integer::intValue).sum();
        int own = open.getOrDefault(caller, 0);
        if (own < MOST_EACH && all < MOST) return;
        throw new NotAnswered(Problem.tooMany(
                own < MOST_EACH
                        ? "this node holds " + all + " streams open, and no more"
                        : caller + " has " + own + " streams open at this node: expected at most " + MOST_EACH,
                LATER));
    }

    /** {@code frames}, counted while they are read. */
    Source<String, ?> counted(String caller, Source<String, ?> frames) {
        return Source.lazySource(() -> {
            open.merge(caller, 1, Integer::sum);
            return frames.via(end.flow()).watchTermination((materialized, done) -> {
                done.whenComplete((ended, failure) ->
                        open.computeIfPresent(caller, (name, count) -> count <= 1 ? null : count - 1));
                return materialized;
            });
        });
    }
}
