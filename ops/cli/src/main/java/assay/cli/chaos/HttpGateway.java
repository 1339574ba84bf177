package assay.cli.chaos;

import assay.chaos.Answer;
import assay.chaos.Gateway;
import assay.cli.live.Tokens;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.journal.codec.RecordJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/** The market over HTTP, by all its nodes in turn. */
final class HttpGateway implements Gateway {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration ASK_PATIENCE = Duration.ofMinutes(4);
    private static final long PAUSE_MILLIS = 200;
    private static final int OK = 200;
    private static final Set<Integer> FINAL = Set.of(400, 401, 403, 404, 413, 422);

    private final List<String> endpoints;
    private final Tokens tokens;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final RecordJson records = new RecordJson();
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<EntityId> ended = new HashSet<>();

    HttpGateway(List<String> endpoints, Tokens tokens) {
        this.tokens = tokens;
        this.endpoints = List.copyOf(endpoints);
    }

    private String endpoint() {
        return endpoints.get(Math.floorMod(turn.getAndIncrement(), endpoints.size()));
    }

    private HttpRequest.Builder request(String endpoint, String path, Duration patience) {
        return request(tokens.own(), endpoint, path, patience);
    }

    private static HttpRequest.Builder request(String token, String endpoint, String path, Duration patience) {
        return HttpRequest.newBuilder(URI.create(endpoint + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + token);
    }

    @Override
    public CompletableFuture<Answer> give(Message.Outside command, Duration patience) {
        String token = command.from().equals(Accounts.CASHIER) ? tokens.own() : tokens.of(command.from());
        HttpRequest post = request(token, endpoint(), "/v1/commands", patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        records.toObject(command).toString()))
                .build();
        return http.sendAsync(post, BodyHandlers.ofString())
                .thenApply(this::answer)
                .exceptionally(failure -> new Answer.Unknown(String.valueOf(failure)));
    }

    private Answer answer(HttpResponse<String> response) {
        if (FINAL.contains(response.statusCode())) return new Answer.Refused(response.body());
        if (response.statusCode() != OK) return new Answer.Unknown(response.body());
        JsonNode outcome = tree(response.body());
        if (outcome.path("outcome").asText().equals("done")) return new Answer.Taken();
        return new Answer.Refused(outcome.path("rejection").path("message").asText(response.body()));
    }

    @Override
    public CompletableFuture<Boolean> answers(EntityId entity, Duration patience) {
        return http.sendAsync(
                        request(endpoint(), "/v1/entities/" + entity, patience).build(), BodyHandlers.discarding())
                .thenApply(response -> response.statusCode() == OK)
                .exceptionally(failure -> false);
    }

    @Override
    public Optional<String> host(EntityId entity) throws InterruptedException {
        return look(endpoint(), "/v1/where/" + entity)
                .map(found -> found.path("node").asText());
    }

    @Override
    public Optional<String> oldest() throws InterruptedException {
        return look(endpoint(), "/v1/status")
                .map(found -> found.path("oldest").asText())
                .filter(address -> !address.isEmpty());
    }

    @Override
    public synchronized List<EntityId> openTasks() throws InterruptedException {
        List<EntityId> open = new ArrayList<>();
        for (JsonNode each : ask("/v1/entities?type=" + EntityType.TASK.word()).path("entities")) {
            EntityId task = EntityId.parse(each.asText());
            if (ended.contains(task)) continue;
            String phase =
                    ask("/v1/entities/" + task).path("state").path("type").asText();
            if (phase.equals("task.Closed")) ended.add(task);
            else open.add(task);
        }
        return open;
    }

    @Override
    public int rounds(EntityId task) throws InterruptedException {
        JsonNode state = ask("/v1/entities/" + task).path("state");
        if (!state.path("type").asText().equals("task.Training")) return NOT_TRAINING;
        return state.path("round").path("number").asInt() - 1;
    }

    @Override
    public boolean whole(int nodes) throws InterruptedException {
        for (String endpoint : endpoints) {
            Optional<JsonNode> status = look(endpoint, "/v1/status");
            if (status.isEmpty() || !status.get().path("ready").asBoolean()) return false;
            long up = StreamSupport.stream(status.get().path("members").spliterator(), false)
                    .filter(HttpGateway::isMarket)
                    .filter(member -> member.path("status").asText().equals("up"))
                    .count();
            if (up != nodes) return false;
        }
        return true;
    }

    private static boolean isMarket(JsonNode member) {
        return StreamSupport.stream(member.path("roles").spliterator(), false)
                .anyMatch(role -> role.asText().equals("market"));
    }

    /** Asks until a node answers. */
    private JsonNode ask(String path) throws InterruptedException {
        long giveUp = System.nanoTime() + ASK_PATIENCE.toNanos();
        while (System.nanoTime() - giveUp < 0) {
            Optional<JsonNode> found = look(endpoint(), path);
            if (found.isPresent()) return found.get();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("no node answered GET " + path + " for " + ASK_PATIENCE.toSeconds() + " s");
    }

    private Optional<JsonNode> look(String endpoint, String path) throws InterruptedException {
        try {
            HttpResponse<String> response =
                    http.send(request(endpoint, path, LOOK).build(), BodyHandlers.ofString());
            return response.statusCode() == OK ? Optional.of(tree(response.body())) : Optional.empty();
        } catch (IOException e) {
            // Whoever asks asks again, or has an answer for that.
            return Optional.empty();
        }
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is not JSON: " + body, e);
        }
    }
}
