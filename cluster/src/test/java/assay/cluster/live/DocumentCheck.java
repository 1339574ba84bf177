package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cluster.http.OpenApi;
import assay.cluster.http.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks a node for every operation once, and holds the answer against the OpenAPI document that the node serves. */
final class DocumentCheck {
    private static final String CID = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy";

    /** A request for an operation: what stands in its path, what is asked, what is sent, and the status expected. */
    private record Sample(String path, String query, String body, int status) {}

    private static Sample ok(String path, String query) {
        return new Sample(path, query, "", 200);
    }

    private static final Map<String, Sample> SAMPLES = Map.ofEntries(
            Map.entry("STATUS", ok("", "")),
            Map.entry("CLUSTER", ok("", "")),
            Map.entry("METRICS", ok("", "")),
            Map.entry("DOCUMENT", ok("", "")),
            Map.entry("LISTINGS", ok("", "")),
            Map.entry("ENTITIES", ok("", "type=task&limit=1")),
            Map.entry("ENTITY", ok("task/own-data", "")),
            Map.entry("ENTITY_RETRY", ok("task/own-data", "")),
            Map.entry("QUARANTINED", ok("", "")),
            Map.entry("WHERE", ok("task/own-data", "")),
            Map.entry("WORK", ok("task/own-data", "for=miner-1")),
            Map.entry("JOURNAL", ok("", "")),
            Map.entry("JOURNAL_OF", ok("task/own-data", "after=1")),
            Map.entry("TASKS", ok("", "state=all&limit=1&sort=name")),
            Map.entry("TASK", ok("own-data", "")),
            Map.entry("TASK_RESULTS", ok("own-data", "")),
            Map.entry("TASK_EVENTS", ok("own-data", "")),
            Map.entry("MINERS", ok("", "limit=1")),
            Map.entry("MINER_SHOWN", ok("miner-1", "")),
            Map.entry("COMMITTEES", ok("", "")),
            Map.entry("COMMITTEE", new Sample("own-data", "", "", 404)),
            Map.entry("PAYOUTS", ok("", "")),
            Map.entry("PAYOUT", ok("own-data", "")),
            Map.entry("ACCOUNTS", ok("", "limit=3")),
            Map.entry("ACCOUNT", ok("alice", "")),
            Map.entry("ACCOUNT_MOVEMENTS", ok("alice", "")),
            Map.entry("PARTICIPANT_TASKS", ok("miner-1", "")),
            Map.entry("PARTICIPANT_PAYOUTS", ok("miner-1", "role=miner")),
            Map.entry("COMMAND", new Sample("", "", command(), 200)),
            Map.entry("TASK_OPEN", new Sample("", "", "{\"name\": \"x\"}", 422)),
            Map.entry("TASK_WITHDRAW", new Sample("own-data", "", "", 409)),
            Map.entry("TASK_JUDGE", new Sample("own-data/1", "", "{\"accepts\": true}", 409)),
            Map.entry("DEPOSIT", new Sample("zoe", "", "{\"amount\": \"2\"}", 201)),
            Map.entry("WITHDRAWAL", new Sample("zoe", "", "{\"amount\": \"200\"}", 409)),
            Map.entry("CONTENT", new Sample(CID, "", "", 404)),
            Map.entry("CONTENT_THERE", new Sample(CID, "", "", 404)),
            Map.entry("CONTENT_STORE", new Sample(CID, "", "other bytes", 422)),
            Map.entry("JOB_GIVE", new Sample("", "", "{}", 403)),
            Map.entry("JOB", new Sample("none", "", "", 404)));

    private final ObjectMapper json = new ObjectMapper();
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final String base;
    private final HttpClient http;
    private final Map<Operation, Integer> answered = new EnumMap<>(Operation.class);

    DocumentCheck(String base, HttpClient http) {
        this.base = base;
        this.http = http;
    }

    private static String command() {
        return "{\"from\":\"zoe\",\"to\":\"account/zoe\",\"id\":\"z-1\",\"expires\":\""
                + Instant.now().plusSeconds(60) + "\","
                + "\"command\":{\"type\":\"account.Withdraw\",\"transfer\":\"w-1\",\"amount\":\"500\"}}";
    }

    void check() throws Exception {
        JsonNode document = json.readTree(send(Operation.DOCUMENT, ok("", "")).body());
        assertThat(document).isEqualTo(OpenApi.document());
        for (Operation operation : Operation.values()) {
            JsonNode said = document.path("paths")
                    .path(operation.path())
                    .path(operation.method().toLowerCase(Locale.ROOT));
            assertThat(said.path("summary").asText())
                    .as("%s in assay-api.yaml", operation)
                    .isNotEmpty()
                    .isNotEqualTo(operation.name());
            Sample sample = SAMPLES.get(operation.name());
            if (sample == null) continue;
            HttpResponse<String> answer = send(operation, sample);
            assertThat(answer.statusCode())
                    .as("%s: %s", operation, answer.body())
                    .isEqualTo(sample.status());
            if (!operation.method().equals("HEAD")) valid(operation, document, said, answer);
            answered.put(operation, answer.statusCode());
        }
        assertThat(answered).as("those that were asked").hasSize(SAMPLES.size());
        assertThat(answered.values().stream().filter(status -> status < 300).count())
                .as("those that answered with what the document describes")
                .isGreaterThan(25);
    }

    private void valid(Operation operation, JsonNode document, JsonNode said, HttpResponse<String> answer)
            throws Exception {
        String status = Integer.toString(answer.statusCode());
        JsonNode responses = said.path("responses");
        JsonNode content = (responses.has(status) ? responses.path(status) : responses.path("default")).path("content");
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
        assertThat(content.has(type))
                .as("%s answers %s %s", operation, status, type)
                .isTrue();
        JsonNode schema = content.path(type).path("schema");
        if (schema.isMissingNode()) return;
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        assertThat(schemas.getSchema(whole).validate(json.readTree(answer.body())))
                .as("%s: %s", operation, answer.body())
                .isEmpty();
    }

    private HttpResponse<String> send(Operation operation, Sample sample) throws Exception {
        String path = operation.path();
        for (String part : sample.path().split("/", -1)) path = path.replaceFirst("\\{[a-z]+}", part);
        String query = sample.query().isEmpty() ? "" : "?" + sample.query();
        boolean bytes = operation.method().equals("PUT");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path + query))
                .method(operation.method(), HttpRequest.BodyPublishers.ofString(sample.body()));
        if (List.of("POST", "PUT").contains(operation.method())) {
            request.header("Content-Type", bytes ? "application/octet-stream" : "application/json");
            request.header("Idempotency-Key", "document-" + operation.name());
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
