package assay.cluster.metrics;

import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Complete;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.server.RouteResult;
import assay.cluster.access.Caller;
import assay.cluster.access.Gate;
import assay.cluster.http.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Meters of requests, by operation and status. It stands around the gate, so that those whom the gate turns away are
 * measured too; what is asked of no operation is nobody's.
 */
final class HttpMeters extends AllDirectives {
    /** What Akka itself refuses: a parameter that is missing, a body too large. */
    private static final String REFUSED = "refused";

    private static final String FAILED = "failed";

    private final MeterRegistry registry;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    private record Key(Operation operation, String status) {}

    HttpMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Operation operation : Operation.values()) timer(operation, "200");
    }

    /** {@code gate}, and each request measured until its answer begins; bodies that are streamed take longer. */
    Gate around(Gate gate) {
        return (operation, inner) -> extractRequest(request -> measured(operation, gate, inner));
    }

    private Route measured(Operation operation, Gate gate, Function<Caller, Route> inner) {
        long began = System.nanoTime();
        return mapRouteResultFuture(
                result -> result.whenComplete((ended, failure) ->
                        timer(operation, status(ended)).record(System.nanoTime() - began, TimeUnit.NANOSECONDS)),
                () -> gate.admit(operation, inner));
    }

    private static String status(@Nullable RouteResult ended) {
        if (ended == null) return FAILED;
        if (ended instanceof Complete complete) {
            return Integer.toString(complete.getResponse().status().intValue());
        }
        return REFUSED;
    }

    private Timer timer(Operation operation, String status) {
        return timers.computeIfAbsent(new Key(operation, status), key -> Timer.builder("assay.http.requests")
                .description("from a request until its answer begins")
                .tags("operation", operation.name().toLowerCase(java.util.Locale.ROOT), "status", status)
                .serviceLevelObjectives(Edges.answering())
                .register(registry));
    }
}
