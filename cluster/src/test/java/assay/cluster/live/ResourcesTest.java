package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cluster.Node;
import assay.cluster.config.NodeConfigFile;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import assay.participant.Crowd;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The market's resources over HTTP, on a cluster of one node on which a task has been worked on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResourcesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ANNOTATION =
            """
            name: %s
            client: bertha
            task:
              kind: annotation
              title: name animals
              deadline: 20m
              assignment:
                assignments: 2
                question: Which animal is it?
                media: image
                storage: ipfs
                files: [ipfs://one, ipfs://two]
                labels: [cat, dog]
                reward: 1
                validation: manual
                submission: 90s
                within: 90s
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedCassandra cassandra;
    private final Node node;
    private final Client client;
    private final Crowd participants;

    ResourcesTest(@TempDir Path directory) throws Exception {
        this.cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
        Path file = Files.writeString(
                directory.resolve("node.conf"),
                """
                assay.node {
                  roles = [market, worker, api]
                  cassandra.contact-point = "%s"
                  directories { data = "%s", content = "%s" }
                  access.mode = open
                }
                """
                        .formatted(cassandra.contactPoint(), directory.resolve("data"), directory.resolve("content")));
        this.node = Node.start(NodeConfigFile.read(file));
        node.awaitReady();
        this.client = new Client(node.http().orElseThrow());
        this.participants = Outside.start(client, directory.resolve("outside"), SmallTask.contributors());
        TaskRun.open(() -> client, "own-data", SmallTask.contribution("own-data"))
                .awaitCompleted();
    }

    @AfterAll
    void stop() throws Exception {
        participants.close();
        node.stop().toCompletableFuture().get(1, TimeUnit.MINUTES);
        cassandra.kill();
    }

    @Test
    void aTaskItsPayoutAndItsMoneyAgree() throws Exception {
        JsonNode task = client.get("/v1/tasks/own-data");
        JsonNode payout = client.get("/v1/payouts/own-data");
        JsonNode escrow = client.get("/v1/accounts/escrow.own-data");

        assertThat(task.path("phase").asText()).isEqualTo("completed");
        assertThat(task.path("client").asText()).isEqualTo("alice");
        assertThat(task.path("bounty").asText()).isEqualTo("100");
        assertThat(task.path("bountyMicros").asLong()).isEqualTo(100_000_000);
        assertThat(task.path("miners").size()).isEqualTo(3);
        assertThat(payout.path("phase").asText()).isEqualTo("paid");
        long paid = 0;
        for (JsonNode line : payout.path("lines"))
            paid += line.path("amountMicros").asLong();
        assertThat(paid).isPositive().isEqualTo(task.path("paidMicros").asLong());
        assertThat(paid + payout.path("refundMicros").asLong()).isEqualTo(100_000_000);
        assertThat(escrow.path("availableMicros").asLong()).isZero();
        assertThat(escrow.path("of").asText()).isEqualTo("task");
    }

    @Test
    void aMinerSaysWhatItBroughtAndAnAccountHowItsMoneyMoved() throws Exception {
        JsonNode miner = client.get("/v1/miners/miner-1");
        assertThat(miner.path("phase").asText()).isEqualTo("active");
        assertThat(miner.path("stake").asText()).isEqualTo("10");
        assertThat(miner.path("reputation").path("ratings").isInt()).isTrue();

        long moved = 0;
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = client.get("/v1/accounts/miner-1/movements?limit=1" + cursor);
            for (JsonNode each : page.path("movements")) {
                long amount = each.path("amountMicros").asLong();
                moved += each.path("kind").asText().matches("deposited|received") ? amount : -amount;
            }
            String next = page.path("next").asText();
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
            pages++;
        } while (!cursor.isEmpty());
        JsonNode account = client.get("/v1/accounts/miner-1");
        assertThat(pages).isEqualTo(account.path("entries").asInt()).isGreaterThan(2);
        assertThat(moved).isEqualTo(account.path("availableMicros").asLong());
    }

    @Test
    void namesArePagedInOrder() throws Exception {
        JsonNode first = client.get("/v1/miners?limit=2");
        JsonNode second =
                client.get("/v1/miners?limit=2&cursor=" + first.path("next").asText());

        assertThat(List.of(
                        first.path("miners").get(0).path("miner").asText(),
                        first.path("miners").get(1).path("miner").asText(),
                        second.path("miners").get(0).path("miner").asText()))
                .containsExactly("miner-1", "miner-2", "miner-3");
        assertThat(second.path("next").asText()).isEmpty();
        JsonNode entities = client.get("/v1/entities?type=miner&limit=2");
        assertThat(entities.path("entities").size()).isEqualTo(2);
        assertThat(entities.path("next").asText()).isNotEmpty();
    }

    @Test
    void aTaskIsPostedAsAFileJudgedAndWithdrawn() throws Exception {
        // A client that nobody runs: what is handed in waits for us.
        assertThat(post("/v1/accounts/bertha/deposits", "amount: 10", "application/yaml", "bertha-1")
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> opened = post("/v1/tasks", ANNOTATION.formatted("animals"), "application/yaml", "");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(opened.headers().firstValue("Location")).contains("/v1/tasks/animals");
        JsonNode slot = Await.until("a result", PATIENCE, () -> client.ask("/v1/tasks/animals/results")
                .map(row -> row.path("task").path("assignments").path(0))
                .filter(each -> each.path("state").asText().equals("handed in")));

        String judgement =
                "/v1/tasks/animals/assignments/" + slot.path("number").asInt() + "/judgement";
        assertThat(post(judgement, "{\"accepts\": true, \"reason\": \"so it is\"}", "application/json", "")
                        .statusCode())
                .isEqualTo(202);
        assertThat(problem(post(judgement, "{\"accepts\": \"yes\"}", "application/json", ""))
                        .path("code")
                        .asText())
                .isEqualTo("bad-judgement");

        HttpResponse<String> withdrawn = post("/v1/tasks/animals/withdrawal", "", "application/json", "");
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isIn(202, 409);
        assertThat(post("/v1/tasks/none/withdrawal", "", "application/json", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsWrongWithATaskIsSaidLineByLine() throws Exception {
        HttpResponse<String> answer =
                post("/v1/tasks", "name: x\ntask:\n  title: a\n  bounty: much\n", "application/yaml", "");

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode problem = problem(answer);
        assertThat(problem.path("type").asText()).isEqualTo("urn:assay:problem:bad-task");
        assertThat(problem.path("instance").asText()).isEqualTo("/v1/tasks");
        List<JsonNode> errors = new ArrayList<>();
        problem.path("errors").forEach(errors::add);
        JsonNode bounty = errors.stream()
                .filter(error -> error.path("field").asText().equals("task.bounty"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.body()));
        assertThat(bounty.path("place").asText()).isEqualTo("body:4:11");
        assertThat(bounty.path("found").asText()).contains("much");
    }

    @Test
    void aDepositWithTheSameKeyIsMadeOnceAndAnsweredAlike() throws Exception {
        String path = "/v1/accounts/dora/deposits";
        assertThat(problem(post(path, "{\"amount\": \"5\"}", "application/json", ""))
                        .path("detail")
                        .asText())
                .contains("Idempotency-Key");

        HttpResponse<String> first = post(path, "{\"amount\": \"5\"}", "application/json", "k-1");
        HttpResponse<String> again = post(path, "{\"amount\": \"5\"}", "application/json", "k-1");
        HttpResponse<String> other = post(path, "{\"amount\": \"6\"}", "application/json", "k-1");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(problem(other).path("code").asText()).isEqualTo("idempotency-key-reused");
        assertThat(client.get("/v1/accounts/dora").path("available").asText()).isEqualTo("5");

        HttpResponse<String> tooMuch = post("/v1/accounts/dora/withdrawals", "amount: 50", "application/yaml", "k-2");
        assertThat(tooMuch.statusCode()).isEqualTo(409);
        assertThat(problem(tooMuch).path("rejection").asText()).isEqualTo("account.InsufficientFunds");
        assertThat(post("/v1/accounts/dora/withdrawals", "amount: 5", "application/yaml", "k-3")
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.get("/v1/accounts/dora").path("availableMicros").asLong())
                .isZero();
    }

    @Test
    void answersAreYamlForWhoeverAsksAndNothingForWhoeverHasThemAlready() throws Exception {
        HttpResponse<String> yaml = get("/v1/tasks/own-data", "Accept", "application/yaml");
        assertThat(yaml.headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(yaml.body()).contains("bounty: '100'").contains("bountyMicros: 100000000");

        String tag = yaml.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> same = get("/v1/tasks/own-data", "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(get("/v1/tasks/own-data", "If-None-Match", "W/\"1\"").statusCode())
                .isEqualTo(200);
        assertThat(get("/v1/tasks", "Accept", "application/yaml;q=0.1, application/json")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/tasks/own-data, text/html, 406, not-acceptable",
        "/v1/tasks/none, application/yaml, 404, not-found",
        "/v1/tasks/a%20b, application/json, 400, bad-request",
        "/v1/miners?colour=red, application/json, 400, bad-request",
        "/v1/miners?limit=501, application/json, 400, bad-request",
        "/v1/miners?cursor=*, application/json, 400, bad-request",
        "/v1/accounts/alice/movements?cursor=YQ, application/json, 400, bad-request",
        "/v1/nowhere, application/json, 404, not-found",
    })
    void problemsAreProblemDetails(String path, String accept, int status, String code) throws Exception {
        HttpResponse<String> answer = get(path, "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode problem = problem(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("hint").asText()).isNotBlank();
    }

    @Test
    void aBodyOfAnotherKindIsNotRead() throws Exception {
        HttpResponse<String> answer = post("/v1/tasks", "name=x", "application/x-www-form-urlencoded", "");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(problem(answer).path("expected").asText()).contains("application/yaml");
    }

    @Test
    void everyOperationIsAnsweredAsTheDocumentSays() throws Exception {
        new DocumentCheck(node.http().orElseThrow(), http).check();
    }

    @Test
    void aTaskAndTheBoardAreFollowedFromWhereverAReaderLeftOff() throws Exception {
        StreamCheck check = new StreamCheck(node.http().orElseThrow(), client);
        check.followsATaskToItsEnd("own-data");
        check.goesOnBehindAnyEvent("own-data");
        check.hearsOfANewTask("heard-of");
        check.holdsSoManyStreamsAndNoMore();
    }

    private HttpResponse<String> get(String path, String header, String value) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(node.http().orElseThrow() + path))
                        .header(header, value)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String type, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(node.http().orElseThrow() + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) request.header("Idempotency-Key", key);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode problem(HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return json.readTree(answer.body());
    }
}
