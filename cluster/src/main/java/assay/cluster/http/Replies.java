package assay.cluster.http;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The few forms an answer takes. */
public final class Replies {
    /** What a problem of code {@code c} has as its type. */
    static final String PROBLEM_TYPE = "urn:assay:problem:";

    static final ContentType PROBLEM = ContentTypes.parse("application/problem+json");
    private static final ContentType EVENT_LINES = ContentTypes.parse("application/x-ndjson");

    private Replies() {}

    /** A document. */
    public static HttpResponse json(JsonNode body) {
        return HttpResponse.create()
                .withStatus(StatusCodes.OK)
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, body.toString()));
    }

    /** Says that there is something new, and where. */
    static HttpResponse created(String location, JsonNode body) {
        return json(body).withStatus(StatusCodes.CREATED).addHeader(RawHeader.create("Location", location));
    }

    /** An answer that stays what it is until the entry number of its entity grows. */
    static HttpResponse tagged(HttpResponse answer, long number) {
        return answer.addHeader(RawHeader.create("ETag", "W/\"" + number + "\""));
    }

    /** Says what went wrong; which request it was is added on the way out. */
    public static HttpResponse problem(Problem problem) {
        ObjectNode body = object();
        body.put("type", PROBLEM_TYPE + problem.code());
        body.put("title", problem.title());
        body.put("status", problem.status().intValue());
        body.put("detail", problem.detail());
        body.put("code", problem.code());
        body.put("hint", problem.hint());
        problem.more().forEach(body::set);
        HttpResponse response = HttpResponse.create()
                .withStatus(problem.status())
                .withEntity(HttpEntities.create(PROBLEM, body.toString().getBytes(StandardCharsets.UTF_8)));
        if (problem.retryAfter().isEmpty()) return response;
        long seconds = Math.max(1, problem.retryAfter().get().toSeconds());
        return response.addHeader(RawHeader.create("Retry-After", Long.toString(seconds)));
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
