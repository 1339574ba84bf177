package assay.cluster.http;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.StatusCodes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Bodies of requests: JSON, or YAML that says the same. */
final class Bodies {
    /** The names that YAML has had before it was given one. */
    private static final List<String> YAML =
            List.of("application/yaml", "text/yaml", "application/x-yaml", "text/x-yaml");

    private static final List<String> JSON = List.of("application/json", "none/none");
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private Bodies() {}

    /** Refuses bodies of any other kind. */
    static void check(HttpRequest request) {
        String found = mediaType(request);
        if (JSON.contains(found) || YAML.contains(found)) return;
        throw new NotAnswered(new Problem(
                        StatusCodes.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        "The body has another form than those that are read",
                        "a body of " + found + ": expected application/json or application/yaml",
                        "say which it is with Content-Type")
                .found(found, "application/json, application/yaml"));
    }

    static JsonNode read(HttpRequest request, String body) {
        check(request);
        try {
            return YAML.contains(mediaType(request)) ? Yaml.read(body) : MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw unreadable("not JSON: " + e.getOriginalMessage());
        } catch (Yaml.Unreadable e) {
            throw unreadable("not YAML: " + e.getMessage());
        }
    }

    private static NotAnswered unreadable(String why) {
        return new NotAnswered(Problem.badRequest("the body is " + why, "correct the body, or its Content-Type"));
    }

    private static String mediaType(HttpRequest request) {
        var type = request.entity().getContentType().mediaType();
        return type.mainType() + "/" + type.subType();
    }
}
