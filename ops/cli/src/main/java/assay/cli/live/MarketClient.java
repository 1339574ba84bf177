package assay.cli.live;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.domain.account.Accounts;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.journal.EventLine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Talks to the HTTP endpoint of a cluster's nodes. A node that does not answer is passed over for the next one; commands
 * carry ids, so sending one again is safe.
 */
public final class MarketClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration EXPORT_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration COMMAND_LIFE = Duration.ofMinutes(1);
    private static final int TRIES = 6;
    private static final long PAUSE_MILLIS = 500;
    private static final int OK = 200;
    private static final Set<Integer> DONE = Set.of(OK, 201, 202);
    /** Too much was asked, or nobody can answer now: both pass. */
    private static final Set<Integer> AGAIN = Set.of(429, 503);

    private static final Set<String> NOT_LET_IN = Set.of("unauthorized", "forbidden");
    private static final String NAME_A_TOKEN = "name a token by --token-file FILE or " + Tokens.VARIABLE
            + "; an operator makes one with assay token create";
    private static final String AUTHORIZATION = "Authorization";

    private final List<String> endpoints;
    private final Tokens tokens;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();
    private final EventLine lines = new EventLine();
    private int preferred;

    /** A client of the nodes at {@code endpoints}, for example {@code http://127.0.0.1:8551}. */
    public MarketClient(List<String> endpoints, Tokens tokens) {
        this(endpoints, tokens, Trust.USUAL);
    }

    /** As {@link #MarketClient(List, Tokens)}, believing whom {@code trust} says. */
    public MarketClient(List<String> endpoints, Tokens tokens, Trust trust) {
        this.http = trust.client(CONNECT_TIMEOUT);
        this.endpoints = List.copyOf(endpoints);
        this.tokens = tokens;
    }

    /** What a node says about itself and the members it sees. */
    public JsonNode status() throws InterruptedException {
        return get("/v1/status");
    }

    /** The state of one entity. */
    public JsonNode entity(EntityId id) throws InterruptedException {
        return get("/v1/entities/" + id);
    }

    /** All entities of a type that have a history. */
    public List<EntityId> entities(EntityType type) throws InterruptedException {
        List<EntityId> found = new ArrayList<>();
        for (JsonNode each : get("/v1/entities?type=" + type.word()).path("entities")) {
            found.add(EntityId.parse(each.asText()));
        }
        return found;
    }

    /** Whether {@code who} has bound its name to a key. */
    public boolean registered(ParticipantId who) throws InterruptedException {
        try {
            get("/v1/participants/" + who + "/key");
            return true;
        } catch (Failure e) {
            if (e.code().equals("not-found")) return false;
            throw e;
        }
    }

    /** What a question about tasks is answered: a path under the endpoint, with what is asked. */
    public JsonNode question(String path) throws InterruptedException {
        return get(path);
    }

    /** Asks to do something; {@code body} is null for none. */
    public JsonNode send(String method, String path, @Nullable JsonNode body) throws InterruptedException {
        HttpRequest.BodyPublisher sent = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        return tree(
                send(request(path).header("Content-Type", "application/json").method(method, sent)));
    }

    /** What {@code path} shows, if there is such a thing. */
    public Optional<JsonNode> found(String path) throws InterruptedException {
        try {
            return Optional.of(get(path));
        } catch (Failure e) {
            if (e.code().equals("not-found")) return Optional.empty();
            throw e;
        }
    }

    /** Asks for something in the name of {@code who}; it is done once for each {@code key}. */
    public JsonNode post(ParticipantId who, String path, JsonNode body, String key) throws InterruptedException {
        return tree(send(request(path, tokens.of(who))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
    }

    /** The entries of {@code id} after number {@code after}. */
    public List<Entry<?>> journal(EntityId id, long after) throws InterruptedException {
        String body = send(request("/v1/journal/" + id + "?after=" + after).GET());
        List<Entry<?>> entries = new ArrayList<>();
        body.lines().filter(line -> !line.isBlank()).forEach(line -> entries.add(lines.read(line)));
        return entries;
    }

    /** Every event line of the journal, one at a time. */
    public void export(Consumer<String> sink) throws InterruptedException {
        // Moves on to a node that answers: what has been given to the sink could not be taken back.
        status();
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoints.get(preferred) + "/v1/journal"))
                .timeout(EXPORT_TIMEOUT)
                .header(AUTHORIZATION, bearer(tokens.own()))
                .build();
        try {
            HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
            try (Stream<String> body = response.body()) {
                if (response.statusCode() != OK) throw refused(String.join("\n", body.toList()));
                body.filter(line -> !line.isBlank()).forEach(sink);
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * Gives a command; returns once it is taken.
     *
     * @param id unique for {@code from}; the same id counts once
     * @param command with its {@code type}
     */
    public void tell(ParticipantId from, EntityId to, String id, ObjectNode command) throws InterruptedException {
        ObjectNode body = json.createObjectNode();
        body.put("from", from.name());
        body.put("to", to.toString());
        body.put("id", id);
        body.put("expires", Instant.now().plus(COMMAND_LIFE).toString());
        body.set("command", command);
        String token = from.equals(Accounts.CASHIER) ? tokens.own() : tokens.of(from);
        HttpRequest.Builder post = request("/v1/commands", token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        JsonNode outcome = tree(send(post));
        if (outcome.path("outcome").asText().equals("done")) return;
        String message = outcome.path("rejection").path("message").asText("refused without a reason");
        throw Failure.of(ExitCode.FAILED, "refused", message, "");
    }

    /** Has an entity in quarantine tried again; says whether it still takes no commands. */
    public JsonNode retry(EntityId id) throws InterruptedException {
        return tree(send(request("/v1/entities/" + id + "/retry").POST(HttpRequest.BodyPublishers.noBody())));
    }

    private JsonNode get(String path) throws InterruptedException {
        return tree(send(request(path).GET()));
    }

    private HttpRequest.Builder request(String path) {
        return request(path, tokens.own());
    }

    private static HttpRequest.Builder request(String path, String token) {
        // The host is put in for each try.
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1" + path))
                .timeout(ANSWER_TIMEOUT)
                .header(AUTHORIZATION, bearer(token));
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    private String send(HttpRequest.Builder builder) throws InterruptedException {
        URI path = builder.build().uri();
        IOException last = new IOException("no node has an endpoint");
        for (int attempt = 0; attempt < TRIES && !endpoints.isEmpty(); attempt++) {
            String endpoint = endpoints.get(preferred);
            try {
                URI target = URI.create(endpoint + path.getRawPath() + query(path));
                HttpResponse<String> response = http.send(builder.uri(target).build(), BodyHandlers.ofString());
                if (DONE.contains(response.statusCode())) return response.body();
                if (!AGAIN.contains(response.statusCode())) throw refused(response.body());
                last = new IOException(endpoint + ": " + message(response.body()));
            } catch (IOException e) {
                last = e;
            }
            preferred = (preferred + 1) % endpoints.size();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw unreachable(last);
    }

    private static String query(URI path) {
        return path.getRawQuery() == null ? "" : "?" + path.getRawQuery();
    }

    private Failure unreachable(IOException cause) {
        // Nobody there is no connection, however long it takes to find out.
        boolean late = cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
        String none = cause instanceof ConnectException
                ? "nothing listens there"
                : cause.getClass().getSimpleName();
        String why = cause.getMessage() == null ? none : cause.getMessage();
        return Failure.of(
                        late ? ExitCode.TIMEOUT : ExitCode.CONNECTION,
                        late ? "no-answer" : "no-connection",
                        "none of " + String.join(", ", endpoints) + " answers: " + why,
                        "assay status says what runs here, and the nodes' logs are in the data directory; elsewhere, see "
                                + "whether the address is right and a node with the role api runs there")
                .because(cause);
    }

    private String message(String body) {
        try {
            return json.readTree(body).path("detail").asText(body);
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private Failure refused(String body) {
        JsonNode problem = tree(body);
        String code = problem.path("code").asText("refused");
        ExitCode exit = code.equals("bug") ? ExitCode.BUG : ExitCode.FAILED;
        String hint = problem.path("hint").asText();
        if (NOT_LET_IN.contains(code)) {
            exit = ExitCode.CONNECTION;
            hint = (hint.isEmpty() ? "" : hint + "; ") + NAME_A_TOKEN;
        }
        return Failure.of(exit, code, problem.path("detail").asText(body), hint);
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            String message = "an answer that is not JSON: " + body.substring(0, Math.min(body.length(), 200));
            throw Failure.of(ExitCode.CONNECTION, "bad-answer", message, "is something else listening there?")
                    .because(e);
        }
    }
}
