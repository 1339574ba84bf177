package assay.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cluster.report.Finding;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterCheckupTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final String NODE =
            """
            {"address":"akka://assay@127.0.0.1:%s","version":"1.0","clockAheadMillis":3,"clockMarginMillis":5,
             "shards":100,"failover":"safe","certificateExpires":"2027-01-01T00:00:00Z",
             "database":{"nodes":3,"replication":3,"copies":3,"shards":"100","clockAheadMillis":-2,
             "clockMarginMillis":4},"quarantinedInAll":0,"quarantined":[]}""";

    private static final String WELL =
            """
            {"members":[{"address":"akka://assay@127.0.0.1:1","status":"up"},
            {"address":"akka://assay@127.0.0.1:2","status":"up"}],"nodes":["""
                    + NODE.formatted("1") + "," + NODE.formatted("2") + "]}";

    @Test
    void nothingIsWrongWithAClusterThatIsWell() throws Exception {
        assertThat(findings(WELL)).hasSizeGreaterThan(10).allMatch(Finding::good);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"status\":\"up\" | \"status\":\"unreachable\" | members",
                "\"address\":\"akka://assay@127.0.0.1:1\",\"status\" | \"address\":\"akka://assay@127.0.0.1:3\",\"status\" | members",
                "\"version\":\"1.0\" | \"version\":\"1.1\" | versions",
                "\"failover\":\"safe\" | \"failover\":\"fast\" | versions",
                "\"clockAheadMillis\":3, | \"clockAheadMillis\":-1100, | akka://assay@127.0.0.1:1: clock",
                "\"clockAheadMillis\":-2 | \"clockAheadMillis\":2000 | akka://assay@127.0.0.1:1: Cassandra's clock",
                "\"shards\":\"100\" | \"shards\":\"64\" | akka://assay@127.0.0.1:1: shards",
                "\"copies\":3 | \"copies\":1 | akka://assay@127.0.0.1:1: replication",
                "\"nodes\":3 | \"nodes\":2 | akka://assay@127.0.0.1:1: replication",
                "2027-01-01T00:00:00Z | 2026-01-08T00:00:00Z | akka://assay@127.0.0.1:1: certificate",
                "\"quarantinedInAll\":0 | \"quarantinedInAll\":1 | quarantined entities",
                "\"database\":{ | \"databaseProblem\":\"away\",\"seen\":{ | akka://assay@127.0.0.1:1: Cassandra",
            })
    void namesWhatIsWrong(String instead, String written, String what) throws Exception {
        assertThat(WELL).contains(instead);
        int at = WELL.indexOf(instead);
        String text = WELL.substring(0, at) + written + WELL.substring(at + instead.length());

        assertThat(findings(text))
                .filteredOn(finding -> !finding.good())
                .extracting(Finding::what)
                .containsExactly(what);
    }

    @Test
    void aQuarantinedEntityIsNamedWithItsNodeTheReasonAndWhatToDo() throws Exception {
        String text = WELL.replaceFirst(
                "\"quarantinedInAll\":0,\"quarantined\":\\[]",
                "\"quarantinedInAll\":1,\"quarantined\":[{\"entity\":\"account/bob\",\"reason\":\"entry 7 is unreadable\"}]");

        assertThat(findings(text))
                .filteredOn(finding -> finding.what().equals("account/bob"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .contains("akka://assay@127.0.0.1:1", "entry 7 is unreadable", "journal export")
                        .contains("assay entity retry account/bob"));
    }

    private static List<Finding> findings(String text) throws Exception {
        return ClusterCheckup.of(new ObjectMapper().readTree(text), NOW);
    }
}
