package assay.cluster.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cluster.CannotStart;
import assay.cluster.Examination;
import assay.cluster.Node;
import assay.cluster.config.NodeConfig;
import assay.cluster.config.NodeConfigFile;
import assay.cluster.report.Finding;
import assay.content.ContentAddress;
import assay.domain.cell.Entry;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.journal.EventLine;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import assay.journal.codec.RecordJson;
import assay.participant.Crowd;
import assay.participant.http.ClusterWorkers;
import assay.participant.http.ContentCache;
import assay.participant.http.HttpContent;
import assay.training.NdTrainer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster of one node with every role, in this process, as it looks over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneNodeTest {
    private static final String COMMAND =
            """
            {"from":"bob","to":"account/bob","id":"b-1","expires":"IN-TIME",\
            "command":{"type":"account.Withdraw","transfer":"w-1","amount":"5"}}""";

    private static final String RETRY = "/v1/entities/account/sick/retry";

    private final Path directory;
    private final EmbeddedCassandra cassandra;
    private final Node node;
    private final Client client;
    private final Crowd participants;

    OneNodeTest(@TempDir Path directory) throws Exception {
        this.cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
        this.directory = directory;
        this.node = Node.start(config("market, worker, api", ""));
        node.awaitReady();
        this.client = new Client(node.http().orElseThrow(), OperatorToken.in(directory));
        this.participants = Outside.start(client, directory.resolve("outside"), SmallTask.contributors());
    }

    private NodeConfig config(String roles, String more) throws Exception {
        Path file = Files.writeString(
                directory.resolve("node.conf"),
                """
                assay.node {
                  roles = [%s]
                  cassandra.contact-point = "%s"
                  directories { data = "%s", content = "%s" }
                  content { max-mebibytes = 1, hourly-mebibytes = 4 }
                  jobs.open-to = [miner]
                  %s
                  %s
                }
                """
                        .formatted(
                                roles,
                                cassandra.contactPoint(),
                                directory.resolve("data"),
                                directory.resolve("content"),
                                roles.contains("api")
                                        ? OperatorToken.in(directory).setting()
                                        : "",
                                more));
        return NodeConfigFile.read(file);
    }

    @AfterAll
    void stop() throws Exception {
        participants.close();
        node.stop().toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertThat(node.awaitEnd()).isTrue();
        cassandra.kill();
    }

    @Test
    void saysWhoItIsAndWhomItSees() throws Exception {
        JsonNode status = client.get("/v1/status");

        assertThat(status.path("ready").asBoolean()).isTrue();
        assertThat(status.path("node").asText()).isEqualTo(node.address());
        assertThat(status.path("roles").toString()).isEqualTo("[\"api\",\"market\",\"worker\"]");
        assertThat(status.path("members").size()).isEqualTo(1);
        assertThat(status.path("members").get(0).path("status").asText()).isEqualTo("up");
    }

    @Test
    void saysThatItLivesAndServes() throws Exception {
        Client health = new Client(node.health().orElseThrow());

        assertThat(health.answer("/alive").statusCode()).isEqualTo(200);
        assertThat(health.answer("/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void everyNodeReportsOnItself() throws Exception {
        JsonNode cluster = client.get("/v1/cluster");

        assertThat(cluster.path("members").size()).isEqualTo(1);
        JsonNode report = cluster.path("nodes").required(0);
        assertThat(report.path("address").asText()).isEqualTo(node.address());
        assertThat(report.path("database").path("copies").asInt()).isEqualTo(1);
        assertThat(report.path("database").path("nodes").asInt()).isEqualTo(1);
        assertThat(report.path("database").path("shards").asText())
                .isEqualTo(report.path("shards").asText());
        assertThat(report.path("quarantined").size()).isZero();
        assertThat(report.has("databaseProblem")).isFalse();
    }

    @Test
    void moreCopiesThanTheDatabaseHasNodesAreReportedByAnExamination() throws Exception {
        List<Finding> findings = Examination.of(config("market", "cassandra.replication = 3"));

        assertThat(findings)
                .filteredOn(finding -> !finding.good())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .contains("replication: kept on 1 of 1 node, cassandra.replication is 3")
                        .contains("ALTER KEYSPACE"));
    }

    @Test
    void aNodeWithAnotherNumberOfShardsThanTheDataIsRefused() throws Exception {
        NodeConfig another = config("market", "");
        String shards = setting("SELECT value FROM assay.settings WHERE name = 'number-of-shards'");
        String change = "UPDATE assay.settings SET value = '%s' WHERE name = 'number-of-shards' IF value = '%s'";
        setting(change.formatted("7", shards));
        try {
            assertThatThrownBy(() -> Node.start(another))
                    .isInstanceOfSatisfying(
                            CannotStart.class, e -> assertThat(e.exitCode()).isEqualTo(4))
                    .hasMessageContaining(shards + " shards")
                    .hasMessageContaining("was begun with 7");
        } finally {
            setting(change.formatted(shards, "7"));
        }
    }

    /** What the first column of the answer says; empty when there is none. */
    private String setting(String cql) {
        try (Tampering database = new Tampering(cassandra.contactPoint())) {
            return database.run(cql);
        }
    }

    @Test
    void anEntityWhoseHistoryCannotBeFollowedIsNamedAndComesBackWhenItIsMended() throws Exception {
        assertThat(deposited("healthy", "s-1")).contains("\"done\"");
        String line =
                client.answer("/v1/journal/account/healthy").body().strip().replace("healthy", "sick");
        Entry<?> sound = new EventLine().read(line);
        // Money that was booked already.
        Entry<?> poison = new EventLine().read(line.replace("\"number\":1,", "\"number\":2,"));
        try (Tampering journal = new Tampering(cassandra.contactPoint())) {
            journal.write(sound);
            journal.write(poison);

            assertThat(deposited("sick", "s-2")).contains("runtime.Quarantined", "cannot follow");

            assertThat(deposited("healthy", "s-2")).isEqualTo("{\"outcome\":\"done\"}");
            JsonNode book = client.get("/v1/quarantined").path("quarantined");
            assertThat(book.size()).isEqualTo(1);
            assertThat(book.get(0).toString()).contains("\"account/sick\"", node.address());
            assertThat(book.get(0).path("do").asText()).contains("assay entity retry account/sick");
            JsonNode report = client.get("/v1/cluster").path("nodes").required(0);
            assertThat(report.path("quarantined").toString()).contains("\"account/sick\"");
            assertThat(client.post(RETRY, "").body()).contains("\"quarantined\":true");

            journal.remove(poison);
        }
        assertThat(client.post(RETRY, "").body()).contains("\"quarantined\":false");
        assertThat(deposited("sick", "s-2")).isEqualTo("{\"outcome\":\"done\"}");
        assertThat(client.answer("/v1/journal/account/sick").body().lines()).hasSize(2);
        assertThat(client.get("/v1/quarantined").path("quarantined").size()).isZero();
        everyNodeReportsOnItself();
    }

    private String deposited(String account, String transfer) throws Exception {
        String deposit = inTime(COMMAND)
                .replace("bob", account)
                .replace("\"from\":\"" + account, "\"from\":\"cashier")
                .replace("\"id\":\"b-1", "\"id\":\"" + transfer)
                .replace("w-1", transfer)
                .replace("account.Withdraw", "account.Deposit");
        return client.post("/v1/commands", deposit).body();
    }

    @Test
    void aContributionTaskIsWorkedOnAndPaid() throws Exception {
        TaskRun task = TaskRun.open(() -> client, "own-data", SmallTask.contribution("own-data"));
        task.awaitCompleted();

        task.check();
        assertThat(client.get("/v1/where/task/own-data").path("node").asText()).isEqualTo(node.address());
        assertThat(client.get("/v1/entities?type=task").path("entities").toString())
                .contains("\"task/own-data\"");
        assertThat(client.get("/v1/work/task/own-data?for=alice").path("work").isEmpty())
                .isTrue();
    }

    private static String inTime(String command) {
        return command.replace("IN-TIME", Instant.now().plusSeconds(1_800).toString());
    }

    @Test
    void aRefusalSaysWhatKindItIs() throws Exception {
        HttpResponse<String> answer = client.post("/v1/commands", inTime(COMMAND));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"outcome\":\"refused\"").contains("\"type\":\"account.");
    }

    @Test
    void aCommandGivenTwiceCountsOnce() throws Exception {
        String deposit = inTime(COMMAND)
                .replace("bob", "carol")
                .replace("\"from\":\"carol\"", "\"from\":\"cashier\"")
                .replace("account.Withdraw", "account.Deposit");

        assertThat(client.post("/v1/commands", deposit).body()).isEqualTo("{\"outcome\":\"done\"}");
        assertThat(client.post("/v1/commands", deposit).body()).isEqualTo("{\"outcome\":\"done\"}");

        JsonNode account = client.get("/v1/entities/account/carol");
        assertThat(account.path("number").asLong()).isEqualTo(1);
        assertThat(account.path("state").path("available").asText()).isEqualTo("5.000000");
        Entry<?> entry = new EventLine()
                .read(client.answer("/v1/journal/account/carol").body().strip());
        assertThat(entry.number()).isEqualTo(1);
        assertThat(client.answer("/v1/journal/account/carol?after=1").body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"from\":\"bob\" | \"from\":\"b b\" | .from",
                "\"from\":\"bob\", | | .from is missing",
                "account/bob | bob | .to",
                "account/bob | shop/bob | .to",
                "IN-TIME | tomorrow | .expires",
                "IN-TIME | 2999-01-01T00:00:00Z | expires lies too far ahead",
                "account.Withdraw | account.Rob | .command",
                "\"type\":\"account.Withdraw\", | | .command",
                "\"amount\":\"5\" | \"amount\":\"0.0000001\" | .command.amount",
                "\"amount\":\"5\" | \"amount\":5 | .command.amount",
                "\"amount\":\"5\" | \"sum\":\"5\" | .command",
                "\"id\":\"b-1\" | \"id\":\"b-1\",\"colour\":\"red\" | colour",
                "{\"from\" | [\"from\" | not JSON",
            })
    void aBodyThatIsNoCommandIsRefusedWithItsField(String instead, String written, String named) throws Exception {
        assertThat(COMMAND).contains(instead);

        HttpResponse<String> answer =
                client.post("/v1/commands", inTime(COMMAND.replace(instead, written == null ? "" : written)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"code\":\"bad-request\"")
                .contains(named)
                .contains("\"hint\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/nothing, 404, not-found",
        "/v1/entities/task/none, 404, not-found",
        "/v1/entities/shop/t-1, 400, bad-request",
        "/v1/entities/task/a%20b, 400, bad-request",
        "/v1/entities?type=shop, 400, bad-request",
        "/v1/entities, 400, bad-request",
        "/v1/work/task/t-1?for=a%20b, 400, bad-request",
        "/v1/journal/task/t-1?after=x, 400, bad-request",
        "/v1/commands, 405, method-not-allowed",
    })
    void whatDoesNotExistIsSaidSo(String path, int status, String code) throws Exception {
        HttpResponse<String> answer = client.answer(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains("\"hint\"");
    }

    @Test
    void participantsFindNothingToDoWhereNothingIs() throws Exception {
        assertThat(client.get("/v1/work/task/none?for=miner-1").path("work").isEmpty())
                .isTrue();
        assertThat(client.get("/v1/listings").path("listings").isArray()).isTrue();
        assertThat(List.of(client.answer("/v1/journal/task/none").body())).containsExactly("");
    }

    private Outsider outsider(String name) throws Exception {
        return new Outsider(client.base(), client.tokenOf(name));
    }

    @Test
    void contentIsThereForEverybodyOnceItIsStored() throws Exception {
        byte[] content = Outsider.some(40_000, 1);
        Outsider dora = outsider("dora");
        assertThat(dora.send("GET", Outsider.path(content), new byte[0]).statusCode())
                .isEqualTo(404);
        assertThat(dora.send("HEAD", Outsider.path(content), new byte[0]).statusCode())
                .isEqualTo(404);

        assertThat(dora.put(content).statusCode()).isEqualTo(200);

        HttpResponse<String> there = outsider("emil").send("HEAD", Outsider.path(content), new byte[0]);
        assertThat(there.statusCode()).isEqualTo(200);
        var cache = ContentCache.open(directory.resolve("cache"), 1 << 20);
        assertThat(new HttpContent(outsider("emil").endpoints(), cache).get(ContentAddress.of(content)))
                .isEqualTo(content);
    }

    @Test
    void contentThatIsNotWhatItsAddressSaysIsNeverSeen() throws Exception {
        byte[] said = Outsider.some(10, 2);
        HttpResponse<String> answer = outsider("dora").send("PUT", Outsider.path(said), Outsider.some(10, 3));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"content-differs\"").contains("nothing was stored");
        assertThat(client.answer(Outsider.path(said)).statusCode()).isEqualTo(404);
        assertThat(client.answer("/v1/content/bafy").statusCode()).isEqualTo(400);
    }

    @Test
    void contentThatIsTooLargeIsNotTaken() throws Exception {
        byte[] large = Outsider.some((1 << 20) + 1, 4);

        assertThat(outsider("dora").put(large).statusCode()).isEqualTo(413);
        assertThat(client.answer(Outsider.path(large)).statusCode()).isEqualTo(404);
    }

    @Test
    void whoHasStoredItsShareOfAnHourIsToldToWait() throws Exception {
        Outsider greta = outsider("greta");
        HttpResponse<String> answer = greta.put(Outsider.some(1 << 20, 10));
        // Twice the share: an hour may begin in the middle.
        for (int i = 1; i < 9 && answer.statusCode() == 200; i++) answer = greta.put(Outsider.some(1 << 20, 10 + i));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(outsider("hugo").put(Outsider.some(1 << 20, 10)).statusCode())
                .as("another caller")
                .isEqualTo(200);
    }

    @Test
    void theWorkersDoAJobOfWhomTheyAreOpenTo() throws Exception {
        TaskSpec spec = SmallTask.spec(TaskKind.TRAINING, 1, 1);
        Outsider ida = outsider("ida");
        var content = new HttpContent(ida.endpoints(), ContentCache.open(directory.resolve("ida"), 64 << 20));
        var prepared = (JobResult.Prepared) new NdTrainer(content).run(new Job.Prepare(spec.data(), spec.recipe()));
        Job.Train job = new Job.Train(spec.recipe(), prepared.model(), prepared.training(), 7);

        JobResult done = new ClusterWorkers(ida.endpoints())
                .run(job)
                .toCompletableFuture()
                .get(2, TimeUnit.MINUTES);

        assertThat(content.get(((JobResult.Trained) done).update())).isNotEmpty();
        Job.Train baseless =
                new Job.Train(spec.recipe(), ContentAddress.of(Outsider.some(9, 9)), prepared.training(), 7);
        assertThatThrownBy(() -> new ClusterWorkers(ida.endpoints())
                        .run(baseless)
                        .toCompletableFuture()
                        .get(2, TimeUnit.MINUTES))
                .hasCauseInstanceOf(JobFailed.class);
    }

    @Test
    void whatTheWorkersAreNotForIsRefused() throws Exception {
        Outsider ida = outsider("ida");
        String prepare = "{\"job\":"
                + new RecordJson()
                        .toTree(new Job.Prepare(
                                SmallTask.spec(TaskKind.TRAINING, 1, 1).data(),
                                SmallTask.spec(TaskKind.TRAINING, 1, 1).recipe()))
                + "}";
        Outsider operator =
                new Outsider(client.base(), OperatorToken.in(directory).text());

        HttpResponse<String> reading = ida.send("POST", "/v1/jobs", prepare.getBytes(UTF_8));
        assertThat(reading.statusCode()).as(reading.body()).isEqualTo(422);
        assertThat(reading.body()).contains("\"code\":\"not-for-workers\"");
        assertThat(operator.send("POST", "/v1/jobs", prepare.getBytes(UTF_8)).statusCode())
                .isEqualTo(403);
        assertThat(ida.send("POST", "/v1/jobs", "{\"job\":1}".getBytes(UTF_8)).statusCode())
                .isEqualTo(400);
        assertThat(ida.send("POST", "/v1/jobs", "{".getBytes(UTF_8)).statusCode())
                .isEqualTo(400);
        assertThat(ida.send("GET", "/v1/jobs/none", new byte[0]).statusCode()).isEqualTo(404);
    }
}
