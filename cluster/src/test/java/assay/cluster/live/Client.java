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
import java.util.List;
import java.util.Optional;

/** Talks to a node's endpoint as anybody would: over HTTP. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String base;
    private final Duration patience;

    Client(String base) {
        this(base, PATIENCE);
    }

    /** One that gives a node up after {@code patience}. */
    Client(String base, Duration patience) {
        this.base = base;
        this.patience = patience;
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
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(patience)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
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
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
