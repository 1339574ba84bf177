package assay.cluster.http;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The few forms an answer takes. */
final class Replies {
    private static final ContentType EVENT_LINES = ContentTypes.parse("application/x-ndjson");

    private Replies() {}

    static HttpResponse json(JsonNode body) {
        return HttpResponse.create()
                .withStatus(StatusCodes.OK)
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, body.toString()));
    }

    static HttpResponse problem(Problem problem) {
        ObjectNode body = object();
        body.put("code", problem.code());
        body.put("message", problem.message());
        body.put("hint", problem.hint());
        return HttpResponse.create()
                .withStatus(problem.status())
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, body.toString()));
    }

    /** One line of text each, sent as they are read. */
    static HttpResponse lines(Source<String, ?> lines) {
        Source<ByteString, Object> bytes =
                lines.map(line -> ByteString.fromString(line + "\n")).mapMaterializedValue(ignored -> ignored);
        return HttpResponse.create().withEntity(HttpEntities.create(EVENT_LINES, bytes));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
