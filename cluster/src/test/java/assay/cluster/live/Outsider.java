package assay.cluster.live;

import assay.content.ContentAddress;
import assay.participant.http.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Somebody with a token who brings content and jobs to a node. */
record Outsider(String base, String token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** What a program of theirs would talk through. */
    Endpoints endpoints() {
        return Endpoints.of(List.of(base)).as((method, uri, body) -> Map.of("Authorization", "Bearer " + token));
    }

    HttpResponse<String> send(String method, String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", path.startsWith("/v1/jobs") ? "application/json" : "application/octet-stream")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> put(byte[] content) throws IOException, InterruptedException {
        return send("PUT", path(content), content);
    }

    static String path(byte[] content) {
        return "/v1/content/" + ContentAddress.of(content);
    }

    /** Content that nobody else has. */
    static byte[] some(int bytes, long seed) {
        byte[] some = new byte[bytes];
        new Random(seed).nextBytes(some);
        return some;
    }
}
