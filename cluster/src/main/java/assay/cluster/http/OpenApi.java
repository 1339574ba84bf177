package assay.cluster.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The OpenAPI 3.1 document: the table of operations, with the words and schemas of {@code assay-api.yaml}. */
public final class OpenApi {
    private static final String WORDS = "/assay-api.yaml";
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final List<String> BODIES = List.of("application/json", "application/yaml");
    private static final String MONEY = "x-money";

    private OpenApi() {}

    /** The whole document. */
    public static ObjectNode document() {
        JsonNode words = words();
        ObjectNode document = Replies.object();
        document.put("openapi", "3.1.0");
        document.set("info", words.required("info"));
        ObjectNode paths = document.putObject("paths");
        for (Operation operation : Operation.values()) {
            JsonNode said = words.required("operations").path(operation.name());
            ObjectNode path =
                    paths.withObject("/" + operation.path().replace("~", "~0").replace("/", "~1"));
            path.set(operation.method().toLowerCase(Locale.ROOT), described(operation, said, words));
        }
        ObjectNode components = document.putObject("components");
        components.set("schemas", amounts(words.required("schemas")));
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject("token").put("type", "http").put("scheme", "bearer");
        return document;
    }

    private static ObjectNode described(Operation operation, JsonNode said, JsonNode words) {
        ObjectNode described = Replies.object();
        described.put("operationId", operation.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        described.putArray("tags").add(said.path("tag").asText("other"));
        described.put("summary", said.path("summary").asText(operation.name()));
        ArrayNode roles = described.putArray("x-roles");
        operation.roles().forEach(role -> roles.add(role.word()));
        ArrayNode parameters = described.putArray("parameters");
        for (MatchResult place : PLACE.matcher(operation.path()).results().toList()) {
            ObjectNode parameter = parameters.addObject();
            parameter.put("name", place.group(1)).put("in", "path").put("required", true);
            parameter.putObject("schema").put("type", "string");
        }
        for (JsonNode name : said.path("parameters")) {
            JsonNode known = words.path("parameters").path(name.asText());
            parameters.add(known.isMissingNode() ? words.required("questions").required(name.asText()) : known);
        }
        body(described, operation, said);
        responses(described.putObject("responses"), operation, said);
        return described;
    }

    private static void body(ObjectNode described, Operation operation, JsonNode said) {
        if (operation.method().equals("PUT")) {
            described
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject("application/octet-stream");
        }
        if (!said.has("body")) return;
        ObjectNode body = described.putObject("requestBody");
        body.put("required", true);
        ObjectNode content = body.putObject("content");
        for (String type : BODIES)
            content.putObject(type).set("schema", reference(said.path("body").asText()));
    }

    private static void responses(ObjectNode responses, Operation operation, JsonNode said) {
        ObjectNode done = responses.putObject(said.path("status").asText("200"));
        done.put("description", said.path("summary").asText(operation.name()));
        ObjectNode content = done.putObject("content");
        for (String type : operation.answered().mediaTypes()) {
            ObjectNode form = content.putObject(type);
            if (said.has("answer"))
                form.set("schema", reference(said.path("answer").asText()));
        }
        ObjectNode problem = responses.putObject("default");
        problem.put("description", "A problem; its code says which");
        problem.putObject("content").putObject("application/problem+json").set("schema", reference("Problem"));
    }

    private static ObjectNode reference(String schema) {
        return Replies.object().put("$ref", "#/components/schemas/" + schema);
    }

    /** The same with every amount written out. */
    private static JsonNode amounts(JsonNode node) {
        node.forEach(OpenApi::amounts);
        if (!(node instanceof ObjectNode schema) || !schema.has(MONEY)) return node;
        ObjectNode properties = schema.withObject("/properties");
        for (JsonNode field : schema.required(MONEY)) {
            properties.set(field.asText(), reference("Credits"));
            properties.set(field.asText() + "Micros", reference("Micros"));
        }
        schema.remove(MONEY);
        return schema;
    }

    private static JsonNode words() {
        try (InputStream file = Objects.requireNonNull(OpenApi.class.getResourceAsStream(WORDS), WORDS)) {
            return Yaml.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Yaml.Unreadable e) {
            throw new IllegalStateException(WORDS + ": " + e.getMessage(), e);
        }
    }
}
