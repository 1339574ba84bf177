package assay.cluster.access;

import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import assay.cluster.http.Operation;
import assay.cluster.http.Problem;
import assay.cluster.http.Replies;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Bounds how many requests a node works on at once. What comes beyond would only wait, and be answered when nobody
 * listens any more: it is turned away before an entity is asked.
 */
public final class InFlight extends AllDirectives implements Gate {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** What is needed most when a node has too much to do, and costs next to nothing. */
    private static final Set<Operation> ALWAYS = EnumSet.of(Operation.STATUS, Operation.METRICS);

    private final int most;
    private final Gate gate;
    private final AtomicInteger working = new AtomicInteger();

    private InFlight(int most, Gate gate) {
        this.most = most;
        this.gate = gate;
    }

    /** {@code gate}, and behind it room for this many requests. */
    public static Gate atMost(int most, Gate gate) {
        return new InFlight(most, gate);
    }

    @Override
    public Route admit(Operation operation, Function<Caller, Route> inner) {
        if (ALWAYS.contains(operation)) return gate.admit(operation, inner);
        return gate.admit(operation, caller -> bounded(caller, inner));
    }

    private Route bounded(Caller caller, Function<Caller, Route> inner) {
        if (working.incrementAndGet() > most) {
            working.decrementAndGet();
            return complete(Replies.problem(busy()));
        }
        try {
            Route route = inner.apply(caller);
            return mapRouteResultFuture(
                    result -> result.whenComplete((done, failure) -> working.decrementAndGet()), () -> route);
        } catch (RuntimeException e) {
            working.decrementAndGet();
            throw e;
        }
    }

    private Problem busy() {
        return Problem.busy("this node works on " + most + " requests already (limits.requests-in-flight)")
                .retryAfter(PAUSE);
    }
}
