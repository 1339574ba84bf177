package assay.cluster.http;

import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/** The OpenAPI document, made once. */
final class DocumentResource {
    private final JsonNode document = OpenApi.document();

    Route routes(Routing routing) {
        return routing.on(Operation.DOCUMENT, asked -> CompletableFuture.completedFuture(Replies.json(document)));
    }
}
