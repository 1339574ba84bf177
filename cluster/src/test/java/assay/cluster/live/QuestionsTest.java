package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cluster.Node;
import assay.cluster.config.NodeConfigFile;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.Database;
import assay.journal.cassandra.EmbeddedCassandra;
import assay.participant.Crowd;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is listed about tasks on a live node: as it happens, after a restart, and folded again from the journal alone. */
class QuestionsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> QUESTIONS = List.of(
            "/v1/tasks?state=all&sort=name",
            "/v1/tasks/own-data/results",
            "/v1/tasks/animals/results",
            "/v1/participants/miner-1/tasks",
            "/v1/participants/miner-1/payouts",
            "/v1/participants/alice/tasks?role=client");

    private final Path directory;

    QuestionsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void answersSurviveARestartAndAreTheSameWhenFoldedAgain() throws Exception {
        EmbeddedCassandra cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
        try {
            Node node = start(cassandra);
            Client client = client(node);
            Crowd outside = Outside.start(client, directory.resolve("outside"), SmallTask.contributors());
            TaskRun task = TaskRun.open(() -> client, "own-data", SmallTask.contribution("own-data"));
            TaskRun animals = TaskRun.open(() -> client, "animals", SmallTask.annotation("animals"));
            JsonNode listed = when(
                    client,
                    "/v1/tasks?kind=contribution&min-bounty=50&client=alice&text=digits",
                    list -> list.path("tasks").size() == 1);
            assertThat(listed.path("tasks").get(0).path("task").asText()).isEqualTo("own-data");
            assertThat(client.get("/v1/tasks?min-bounty=101").path("tasks").size())
                    .isZero();
            task.awaitCompleted();
            animals.awaitCompleted();
            JsonNode results = when(client, "/v1/tasks/own-data/results", row -> !row.path("task")
                    .path("open")
                    .asBoolean());
            judge(client, results.path("task"));
            assigned(client, when(client, "/v1/tasks/animals/results", row -> !row.path("task")
                    .path("open")
                    .asBoolean()));
            assertThat(client.get("/v1/tasks").path("tasks").size()).isZero();
            refusals(client);
            List<JsonNode> before = answers(client);
            outside.close();
            stop(node);

            Node again = start(cassandra);
            Instant restarted = Instant.now();
            when(client(again), "/v1/tasks", list -> asOf(list).isAfter(restarted));
            assertThat(answers(client(again))).isEqualTo(before);
            stop(again);

            try (Database database = Database.open(cassandra.contactPoint(), "datacenter1", PATIENCE)) {
                database.views().forget();
                assertThat(database.views().task("own-data")).isEmpty();
            }
            Node rebuilt = start(cassandra);
            when(
                    client(rebuilt),
                    "/v1/tasks?state=ended",
                    list -> list.path("tasks").size() == 2);
            assertThat(answers(client(rebuilt))).isEqualTo(before);
            stop(rebuilt);
        } finally {
            cassandra.kill();
        }
    }

    /** Rounds, people and payouts add up, and are what the entities say. */
    private static void judge(Client client, JsonNode row) throws Exception {
        JsonNode state = client.get("/v1/entities/task/own-data").path("state");
        assertThat(row.path("rounds").size()).isEqualTo(2);
        assertThat(row.path("people").size())
                .as("three miners, three evaluators")
                .isEqualTo(6);
        long paid = 0;
        for (JsonNode pay : row.path("pays")) {
            paid += pay.path("amountMicros").asLong();
            String who = pay.path("who").asText();
            long earned = 0;
            for (JsonNode each :
                    client.get("/v1/participants/" + who + "/payouts").path("payouts")) {
                if (!each.path("task").asText().equals("own-data")) continue;
                earned += each.path("earnedMicros").asLong();
                assertThat(each.path("settled").asBoolean()).isTrue();
            }
            assertThat(earned).as(who).isEqualTo(pay.path("amountMicros").asLong());
        }
        assertThat(paid).isPositive().isEqualTo(row.path("paidMicros").asLong());
        assertThat(new BigDecimal(state.path("paid").asText()).movePointRight(6).longValueExact())
                .isEqualTo(paid);
        assertThat(paid + row.path("refundedMicros").asLong())
                .isEqualTo(row.path("bountyMicros").asLong());
    }

    /** Two of three miners took an assignment each: what they wrote, and a credit for each. */
    private static void assigned(Client client, JsonNode results) throws Exception {
        JsonNode assignments = results.path("task").path("assignments");
        assertThat(assignments.size()).as(results.toString()).isEqualTo(2);
        for (JsonNode each : assignments) {
            assertThat(each.path("state").asText()).isEqualTo("accepted");
            assertThat(each.path("result").asText()).contains("1: ");
            assertThat(each.path("earnedMicros").asLong()).isEqualTo(1_000_000);
            assertThat(each.path("settled").asBoolean()).isTrue();
            List<String> tasks = new ArrayList<>();
            String who = each.path("worker").asText();
            for (JsonNode row : client.get("/v1/participants/" + who + "/tasks").path("tasks")) {
                if (row.path("answered").asInt() == 1)
                    tasks.add(row.path("task").asText());
            }
            assertThat(tasks).as(who).containsExactly("animals");
        }
    }

    private static void refusals(Client client) throws Exception {
        for (String wrong : List.of(
                "/v1/tasks?limit=0&sort=colour",
                "/v1/tasks?colour=red",
                "/v1/tasks?min-bounty=much",
                "/v1/tasks?cursor=xyz",
                "/v1/participants/alice/tasks?state=lost",
                "/v1/participants/a%20b/tasks")) {
            assertThat(client.answer(wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(client.answer("/v1/tasks?limit=0&sort=colour").body())
                .contains("limit=0")
                .contains("sort=colour");
        assertThat(client.answer("/v1/tasks/nothing/results").statusCode()).isEqualTo(404);
    }

    private static JsonNode when(Client client, String path, Predicate<JsonNode> holds) throws Exception {
        return Await.until(path, PATIENCE, () -> client.ask(path).filter(holds));
    }

    private static List<JsonNode> answers(Client client) throws Exception {
        List<JsonNode> answers = new ArrayList<>();
        for (String question : QUESTIONS) {
            ObjectNode answer = (ObjectNode) client.get(question);
            assertThat(asOf(answer)).isAfter(Instant.EPOCH);
            answer.remove("fresh");
            answers.add(answer);
        }
        return answers;
    }

    private static Instant asOf(JsonNode answer) {
        return Instant.parse(answer.path("fresh").path("asOf").asText());
    }

    private Client client(Node node) throws Exception {
        return new Client(node.http().orElseThrow(), OperatorToken.in(directory));
    }

    private Node start(EmbeddedCassandra cassandra) throws Exception {
        Path file = Files.writeString(
                directory.resolve("node.conf"),
                """
                assay.node {
                  roles = [market, worker, api]
                  cassandra.contact-point = "%s"
                  directories { data = "%s", content = "%s" }
                  %s
                }
                """
                        .formatted(
                                cassandra.contactPoint(),
                                directory.resolve("data"),
                                directory.resolve("content"),
                                OperatorToken.in(directory).setting()));
        Node node = Node.start(NodeConfigFile.read(file));
        node.awaitReady();
        return node;
    }

    private static void stop(Node node) throws Exception {
        node.stop().toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertThat(node.awaitEnd()).isTrue();
    }
}
