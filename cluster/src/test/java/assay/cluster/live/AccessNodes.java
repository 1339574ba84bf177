package assay.cluster.live;

import assay.cluster.Node;
import assay.cluster.config.NodeConfigFile;
import assay.cryptography.http.RequestSigner;
import assay.journal.cassandra.AccessTables;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.Database;
import assay.journal.cassandra.EmbeddedCassandra;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Two nodes that ask who is there, on one real Cassandra, and strangers who knock. Both are reached as market.example. */
final class AccessNodes {
    /** A name that both nodes are reached by. */
    static final String SHARED = "market.example";

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String PARTICIPANTS = "client,miner,evaluator";

    static {
        // Strangers say in the field Host what they like.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new TreeMap<>();
    private final EmbeddedCassandra cassandra;
    private final Database database;
    private final Path directory;
    final OperatorToken operator;
    final Node first;
    final Node second;

    /** Asks nobody who they are. */
    final Node open;

    /** @param more settings of the second node's access, whose limits are low */
    AccessNodes(Path directory, String more) throws Exception {
        this.directory = directory;
        this.cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
        this.operator = OperatorToken.in(directory);
        List<Integer> ports = TestCluster.freePorts(1);
        this.first = start("first", "market, worker, api", ports.get(0), ports.get(0), "");
        this.second = start("second", "api", 0, ports.get(0), more);
        this.open = start("open", "api", 0, ports.get(0), "mode = open");
        this.database = Database.open(cassandra.contactPoint(), "datacenter1", Duration.ofSeconds(30));
    }

    private Node start(String name, String roles, int port, int seed, String more) throws Exception {
        Path file = Files.writeString(
                directory.resolve(name + ".conf"),
                """
                assay.node {
                  roles = [%s]
                  network { port = %d, seeds = ["127.0.0.1:%d"] }
                  cassandra.contact-point = "%s"
                  directories { data = "%s", content = "%s" }
                  jobs.open-to = [client, miner, evaluator, operator]
                  access { operator-token-file = "%s", authorities = ["%s"], registrations-per-minute = 1000
                    unknown-per-minute = 100000
                    %s }
                }
                """
                        .formatted(
                                roles,
                                port,
                                seed,
                                cassandra.contactPoint(),
                                directory.resolve(name),
                                directory.resolve("content"),
                                operator.file(),
                                SHARED,
                                more));
        Node node = Node.start(NodeConfigFile.read(file));
        node.awaitReady();
        return node;
    }

    /** A person or a service that acts by a key of its own. */
    record Stranger(String name, KeyPair keys) {
        static Stranger called(String name) throws Exception {
            return new Stranger(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        }

        String publicKey() {
            return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        }

        String registration(String... roles) {
            return "{\"publicKey\":\"" + publicKey() + "\",\"roles\":[\"" + String.join("\",\"", roles) + "\"]}";
        }

        Map<String, String> signs(String method, URI at, String body, Duration off) {
            return new RequestSigner(name, keys.getPrivate(), InstantSource.offset(InstantSource.system(), off))
                    .headers(method, at, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    static URI at(Node node, String path) {
        return URI.create(node.http().orElseThrow() + path);
    }

    /** What was answered; of the body no more than its beginning, as some never end. */
    record Answered(int status, String code, String body, HttpResponse<?> whole) {
        String field(String name) {
            return whole.headers().firstValue(name).orElse("");
        }

        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    Answered send(String method, URI at, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at).timeout(PATIENCE);
        if (!body.isEmpty() && !headers.containsKey("Content-Type")) request.header("Content-Type", "application/json");
        headers.forEach(request::header);
        request.method(
                method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            boolean problem = answer.statusCode() >= 300;
            boolean json =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            boolean endless =
                    answer.headers().firstValue("Content-Type").orElse("").contains("event-stream");
            String text = endless ? "" : new String(in.readNBytes(100_000), StandardCharsets.UTF_8);
            String code = problem && json ? JSON.readTree(text).path("code").asText() : "";
            return new Answered(answer.statusCode(), code, text, answer);
        }
    }

    Answered send(String method, URI at, String body, String token) throws Exception {
        return send(method, at, body, Map.of("Authorization", "Bearer " + token));
    }

    Answered signed(Stranger by, String method, URI at, String body) throws Exception {
        return send(method, at, body, by.signs(method, at, body, Duration.ZERO));
    }

    Answered register(Stranger who, String... roles) throws Exception {
        return signed(who, "PUT", at(first, "/v1/participants/" + who.name() + "/key"), who.registration(roles));
    }

    /** What a body that does not say how long it is, is answered. */
    int chunked(URI at, String body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** A token with one role; acting for {@code participant} unless that is empty. */
    String token(String role, String participant) throws Exception {
        String known = tokens.get(role + " " + participant);
        if (known != null) return known;
        String made = make("{\"roles\":[\"" + role + "\"]"
                        + (participant.isEmpty() ? "" : ",\"participant\":\"" + participant + "\"") + "}")
                .path("token")
                .asText();
        tokens.put(role + " " + participant, made);
        return made;
    }

    JsonNode make(String body) throws Exception {
        Answered made = send("POST", at(first, "/v1/tokens"), body, operator.text());
        if (made.status() != 201) throw new IOException(made.toString());
        return made.json();
    }

    /** For whom a token of this role acts in these tests. */
    static String actor(String role) {
        return Set.of(PARTICIPANTS.split(",", -1)).contains(role) ? "alice" : "";
    }

    AccessTables tables() {
        return database.access();
    }

    /** What the nodes have logged is in this process's output; what they keep is here. */
    Path directory() {
        return directory;
    }

    static Instant now() {
        return Instant.now();
    }

    void close() throws Exception {
        database.close();
        open.stop().toCompletableFuture().get(1, TimeUnit.MINUTES);
        second.stop().toCompletableFuture().get(1, TimeUnit.MINUTES);
        first.stop().toCompletableFuture().get(1, TimeUnit.MINUTES);
        cassandra.kill();
    }
}
