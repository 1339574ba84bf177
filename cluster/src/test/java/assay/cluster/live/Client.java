package assay.cluster.live;

import assay.domain.cell.Entry;
import assay.journal.EventLine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Talks to a node's endpoint as anybody would: over HTTP, with an operator's token, or with a token of whom a command
 * is from or whose work is asked for.
 */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Pattern FROM = Pattern.compile("\"from\":\\s*\"([A-Za-z0-9._-]+)\"");
    private static final Pattern FOR = Pattern.compile("/v1/work/.*[?&]for=([A-Za-z0-9._-]+)");

    private final Duration patience;
    private final HttpClient http;

    private final String base;
    private final String operator;
    private final Map<String, String> tokens = new HashMap<>();

    /** Talks to a node that asks nobody who they are. */
    Client(String base) {
        this(base, PATIENCE);
    }

    /** One that gives a node up after {@code patience}. */
    Client(String base, Duration patience) {
        this(base, patience, "", HTTP);
    }

    Client(String base, OperatorToken operator) {
        this(base, PATIENCE, operator.text(), HTTP);
    }

    /** One that gives a node up after {@code patience}, and talks to it by {@code http}. */
    Client(String base, Duration patience, OperatorToken operator, HttpClient http) {
        this(base, patience, operator.text(), http);
    }

    private Client(String base, Duration patience, String operator, HttpClient http) {
        this.base = base;
        this.patience = patience;
        this.operator = operator;
        this.http = http;
    }

    private HttpRequest.Builder request(String path, Matcher named) throws IOException, InterruptedException {
        if (operator.isEmpty())
            return HttpRequest.newBuilder(URI.create(base + path)).timeout(patience);
        String token = named.find() && !named.group(1).equals("cashier") ? tokenOf(named.group(1)) : operator;
        return with(token, path);
    }

    private HttpRequest.Builder with(String token, String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + token);
    }

    /** A token that acts for {@code participant} in whatever it does. */
    String tokenOf(String participant) throws IOException, InterruptedException {
        String known = tokens.get(participant);
        if (known != null) return known;
        String body = "{\"label\":\"test\",\"roles\":[\"client\",\"miner\",\"evaluator\"],\"participant\":\""
                + participant + "\",\"days\":1}";
        HttpRequest request = with(operator, "/v1/tokens")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) throw new IOException("no token: " + answer.statusCode() + " " + answer.body());
        String token = JSON.readTree(answer.body()).required("token").asText();
        tokens.put(participant, token);
        return token;
    }

    /** Where it talks to. */
    String base() {
        return base;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = answer(path);
        if (answer.statusCode() != 200) throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path, FOR.matcher(path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** As {@link #get}, or nothing when the cluster cannot say at the moment. */
    Optional<JsonNode> ask(String path) throws InterruptedException {
        try {
            return Optional.of(get(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** All entries there are, read from the exported event lines. */
    List<Entry<?>> journal() throws IOException, InterruptedException {
        HttpResponse<String> answer = answer("/v1/journal");
        if (answer.statusCode() != 200) throw new IOException(answer.statusCode() + " " + answer.body());
        EventLine lines = new EventLine();
        List<Entry<?>> entries = new ArrayList<>();
        for (String line : answer.body().lines().toList()) entries.add(lines.read(line));
        return entries;
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path, FROM.matcher(body))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
