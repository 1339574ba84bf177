package assay.cluster.metrics;

import akka.actor.ExtendedActorSystem;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.management.javadsl.ManagementRouteProvider;
import akka.management.javadsl.ManagementRouteProviderSettings;

/**
 * {@code GET /metrics} at the health endpoint, which every node has and where nobody is asked who they are. Named in
 * {@code assay-node.conf}, and made by Akka Management.
 */
public final class ManagementMetrics extends AllDirectives implements ManagementRouteProvider {
    private final ExtendedActorSystem system;

    public ManagementMetrics(ExtendedActorSystem system) {
        this.system = system;
    }

    @Override
    public Route routes(ManagementRouteProviderSettings settings) {
        return path("metrics", () -> get(() -> complete(shown())));
    }

    private HttpResponse shown() {
        return NodeMetrics.of(system).map(MetricsRoute::shown).orElseGet(() -> HttpResponse.create()
                .withStatus(StatusCodes.NOT_FOUND)
                .withEntity("this node does not measure itself: metrics.enabled is false\n"));
    }
}
