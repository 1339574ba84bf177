package assay.cluster.http;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaRange;
import akka.http.javadsl.model.MediaType;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.Accept;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import assay.cluster.access.Gate;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is the same for all requests on their way out: the form that the caller accepts, an answer that has not changed
 * since, and problems that say which request they are about.
 */
final class Negotiation extends AllDirectives {
    private static final ContentType YAML = ContentTypes.parse("application/yaml");

    private final ObjectMapper json = new ObjectMapper();

    /** {@code gate}, behind which nothing is done for whoever would not take the answer. */
    Gate behind(Gate gate) {
        return (operation, inner) -> gate.admit(
                operation,
                caller -> extractRequest(request -> {
                    if (chosen(request, operation.answered()) < 0) {
                        return complete(Replies.problem(unacceptable(request, operation)));
                    }
                    return inner.apply(caller);
                }));
    }

    private static Problem unacceptable(HttpRequest request, Operation operation) {
        List<String> offered = operation.answered().mediaTypes();
        String asked = String.join(
                ", ", ranges(request).stream().map(MediaRange::toString).toList());
        return new Problem(
                        StatusCodes.NOT_ACCEPTABLE,
                        "not-acceptable",
                        "The answer has none of the forms asked for",
                        operation.method() + " " + operation.path() + " answers in " + String.join(" or ", offered)
                                + ", not in " + asked,
                        "send Accept: " + offered.get(0) + ", or no Accept at all")
                .found(asked, String.join(", ", offered));
    }

    /** Everything that {@code inner} answers, in the form asked for. */
    Route around(Supplier<Route> inner) {
        return extractRequest(request -> mapResponse(response -> finished(request, response), inner));
    }

    private HttpResponse finished(HttpRequest request, HttpResponse response) {
        if (!(response.entity() instanceof HttpEntity.Strict body)) return response;
        if (body.getContentType().equals(Replies.PROBLEM)) return situated(request, response, body);
        if (unchanged(request, response)) {
            return response.withEntity(HttpEntities.EMPTY).withStatus(StatusCodes.NOT_MODIFIED);
        }
        boolean document = body.getContentType().mediaType().equals(ContentTypes.APPLICATION_JSON.mediaType());
        if (!document || chosen(request, Answered.DOCUMENT) != 1) return response;
        return response.withEntity(HttpEntities.create(YAML, bytes(Yaml.write(tree(body)))));
    }

    private HttpResponse situated(HttpRequest request, HttpResponse response, HttpEntity.Strict body) {
        ObjectNode problem = (ObjectNode) tree(body);
        problem.put("instance", request.getUri().getPathString());
        return response.withEntity(HttpEntities.create(Replies.PROBLEM, bytes(problem.toString())));
    }

    private static boolean unchanged(HttpRequest request, HttpResponse response) {
        if (!request.method().equals(HttpMethods.GET) || !response.status().equals(StatusCodes.OK)) return false;
        String tag = response.getHeader("ETag").map(HttpHeader::value).orElse("");
        String known = request.getHeader("If-None-Match").map(HttpHeader::value).orElse("");
        return !tag.isEmpty() && List.of(known.split("\\s*,\\s*", -1)).contains(tag);
    }

    private JsonNode tree(HttpEntity.Strict body) {
        try {
            return json.readTree(body.getData().utf8String());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of ours is not JSON", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Which of the forms the caller would rather have, the first of those that it likes as much; −1 for none. */
    private static int chosen(HttpRequest request, Answered answered) {
        List<MediaRange> ranges = ranges(request);
        if (ranges.isEmpty()) return 0;
        int best = -1;
        float liked = 0;
        for (int i = 0; i < answered.mediaTypes().size(); i++) {
            MediaType type = ContentTypes.parse(answered.mediaTypes().get(i)).mediaType();
            float quality = quality(ranges, type);
            if (quality > liked) {
                best = i;
                liked = quality;
            }
        }
        return best;
    }

    /** What the most particular of the ranges that fit says. */
    private static float quality(List<MediaRange> ranges, MediaType type) {
        float quality = 0;
        int particular = -1;
        for (MediaRange range : ranges) {
            if (!range.matches(type)) continue;
            String text = range.toString();
            int how = text.startsWith("*/*") ? 0 : text.contains("/*") ? 1 : 2;
            if (how <= particular) continue;
            particular = how;
            quality = range.qValue();
        }
        return quality;
    }

    private static List<MediaRange> ranges(HttpRequest request) {
        List<MediaRange> ranges = new ArrayList<>();
        for (HttpHeader header : request.getHeaders()) {
            if (header instanceof Accept accept) accept.getMediaRanges().forEach(ranges::add);
        }
        return ranges;
    }
}
