package assay.cluster.metrics;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import assay.cluster.access.Gate;
import assay.cluster.http.Operation;

/** {@code GET /metrics}. */
public final class MetricsRoute extends AllDirectives {
    private static final ContentType TEXT = ContentTypes.parse("text/plain; version=0.0.4; charset=utf-8");

    private final NodeMetrics metrics;
    private final Gate gate;

    public MetricsRoute(NodeMetrics metrics, Gate gate) {
        this.metrics = metrics;
        this.gate = gate;
    }

    /** The route alone. */
    public Route route() {
        return path("metrics", () -> get(() -> gate.admit(Operation.METRICS, caller -> complete(shown(metrics)))));
    }

    /** The route, and after it {@code others}. */
    public Route before(Route others) {
        return concat(route(), others);
    }

    static HttpResponse shown(NodeMetrics metrics) {
        return HttpResponse.create()
                .withEntity(
                        HttpEntities.create(TEXT, metrics.scrape().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
