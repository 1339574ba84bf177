package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cluster.Node;
import assay.cluster.config.NodeConfigFile;
import assay.cluster.metrics.Exposition;
import assay.cluster.metrics.Watched;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a real node measures, as Prometheus finds it. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EmbeddedCassandra cassandra;
    private final Node node;
    private final Client client;

    MetricsTest(@TempDir Path directory) throws Exception {
        this.cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
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
        this.node = Node.start(NodeConfigFile.read(file));
        node.awaitReady();
        this.client = new Client(node.http().orElseThrow(), OperatorToken.in(directory));
        String deposit =
                """
                {"from":"cashier","to":"account/dora","id":"m-1","expires":"%s",\
                "command":{"type":"account.Deposit","transfer":"m-1","amount":"5"}}"""
                        .formatted(Instant.now().plusSeconds(1_800));
        assertThat(client.post("/v1/commands", deposit).statusCode()).isEqualTo(200);
    }

    @AfterAll
    void stop() throws Exception {
        node.stop().toCompletableFuture().get(1, TimeUnit.MINUTES);
        cassandra.kill();
    }

    private Exposition scrape() throws Exception {
        var answer = client.answer("/metrics");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("version=0.0.4"));
        assertThat(answer.body()).doesNotContain("dora");
        return Exposition.read(answer.body());
    }

    private double awaited(String name, String... labels) throws Exception {
        return Await.until(
                name + " above 0", PATIENCE, () -> scrape().sum(name, labels).filter(value -> value > 0));
    }

    @Test
    void whatANodeDoesIsCounted() throws Exception {
        Exposition found = scrape();

        assertThat(found.sum(
                        "assay_commands_seconds_count", "entity=\"account\"", "from=\"outside\"", "outcome=\"done\""))
                .contains(1.0);
        assertThat(found.sum("assay_events_total", "event=\"Deposited\"")).contains(1.0);
        assertThat(found.sum("assay_waiting_commands")).contains(0.0);
        assertThat(found.sum("assay_quarantined_entities")).contains(0.0);
        assertThat(found.sum("assay_http_requests_seconds_count", "operation=\"command\"", "status=\"200\""))
                .contains(1.0);
        assertThat(found.sum("assay_worker_slots")).contains(1.0);
        assertThat(found.sum("assay_members_up")).contains(1.0);
        assertThat(found.sum("jvm_memory_used_bytes", "area=\"heap\""))
                .hasValueSatisfying(used -> assertThat(used).isPositive());
    }

    @Test
    void whatHasToBeAskedForIsThereSoon() throws Exception {
        awaited("assay_shards", "entity=\"account\"");
        awaited("assay_entities_awake", "entity=\"board\"");
        awaited("assay_rows_lag_seconds");
        awaited("cassandra_session_cql_requests_seconds_count");
        awaited("cassandra_nodes_pool_open_connections");
    }

    @Test
    void whatTheDashboardAndTheAlertsNameExists() throws Exception {
        awaited("assay_money_deposited");
        // Pauses are measured from the first collection on.
        System.gc();
        awaited("jvm_gc_pause_seconds_count");

        assertThat(scrape().names()).containsAll(Watched.metrics());
        assertThat(Watched.metrics()).hasSizeGreaterThan(40);
    }

    @Test
    void theMoneyLawIsWatched() throws Exception {
        assertThat(awaited("assay_money_deposited")).isEqualTo(5);
        Exposition found = scrape();
        assertThat(found.sum("assay_money_held")).contains(5.0);
        assertThat(found.sum("assay_money_difference")).contains(0.0);
        assertThat(found.sum("assay_money_as_of_seconds")).isNotEqualTo(Optional.of(Double.NaN));
    }

    @Test
    void theHealthEndpointSaysTheSame() throws Exception {
        Client health = new Client(node.health().orElseThrow());
        Exposition found = Exposition.read(health.answer("/metrics").body());

        assertThat(found.names()).containsAll(scrape().names());
    }

    @Test
    void aRequestThatIsRefusedIsCountedUnderItsStatus() throws Exception {
        client.answer("/v1/entities/shop/t-1");
        client.answer("/v1/entities?kind=shop");

        Exposition found = scrape();
        assertThat(found.sum("assay_http_requests_seconds_count", "operation=\"entity\"", "status=\"400\""))
                .contains(1.0);
        assertThat(found.sum("assay_http_requests_seconds_count", "operation=\"entities\"", "status=\"400\""))
                .contains(1.0);
    }
}
