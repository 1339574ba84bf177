package assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InflicterTest {
    private final PaperCluster cluster = new PaperCluster(3);
    private final Path file;

    InflicterTest(@TempDir Path directory) {
        this.file = directory.resolve("ledger.tsv");
    }

    private Episode inflict(FaultKind kind, int node) throws Exception {
        try (Ledger ledger = Ledger.open(file);
                Probes probes = new Probes(cluster, ledger, "test")) {
            Inflicter inflicter = new Inflicter(cluster, cluster, probes, ledger, 3, Pauses.NONE);
            return inflicter.inflict(new Fault(1, kind, node, Duration.ZERO, false));
        }
    }

    @Test
    void a_killed_node_is_measured_and_started_again() throws Exception {
        Episode episode = inflict(FaultKind.KILL, 0);
        assertThat(cluster.done).containsExactly("kill node-1", "start node-1");
        assertThat(episode.measured()).isEqualTo("entity");
        assertThat(episode.timed()).isTrue();
        assertThat(episode.taken()).as("probes are commands, too").isPositive();
    }

    @Test
    void a_node_on_which_nothing_lives_is_passed_over_for_one_on_which_something_does() throws Exception {
        assertThat(inflict(FaultKind.KILL, 2).node()).isEqualTo("node-1");
    }

    @Test
    void the_coordinator_is_looked_for() throws Exception {
        Episode episode = inflict(FaultKind.COORDINATOR, 0);
        assertThat(cluster.done).containsExactly("kill node-3", "start node-3");
        assertThat(episode.timed())
                .as("no probe lives there: there is nothing to measure")
                .isFalse();
        assertThat(episode.note()).isEqualTo("no probe lived there");
    }

    @Test
    void without_a_task_there_is_no_leader_and_any_node_is_killed() throws Exception {
        assertThat(inflict(FaultKind.LEADER, 0).measured()).isEqualTo("entity");
    }

    @Test
    void a_node_that_is_asked_to_leave_is_started_again() throws Exception {
        Episode episode = inflict(FaultKind.STOP, 0);
        assertThat(cluster.done).containsExactly("stop node-1", "start node-1");
        assertThat(episode.measured()).isEqualTo("stop");
    }

    @Test
    void a_node_that_ended_after_standing_still_is_started_again() throws Exception {
        inflict(FaultKind.PAUSE, 0);
        assertThat(cluster.done).containsExactly("freeze node-1", "thaw node-1", "start node-1");
    }

    @Test
    void the_database_comes_back() throws Exception {
        Episode episode = inflict(FaultKind.CASSANDRA, 0);
        assertThat(cluster.done).containsExactly("kill database", "start database");
        assertThat(episode.node()).isEqualTo("cassandra");
    }

    @Test
    void a_full_disk_is_freed_again() throws Exception {
        Episode episode = inflict(FaultKind.DISK_FULL, 0);
        assertThat(cluster.done).containsExactly("fill disk", "free disk");
        assertThat(episode.timed())
                .as("whoever writes no files answers all the time")
                .isTrue();
    }

    @Test
    void a_node_that_ended_by_itself_is_started_again_and_counted() throws Exception {
        cluster.lose("node-2");
        assertThat(inflict(FaultKind.KILL, 0).restartedBesides()).isEqualTo(1);
        assertThat(cluster.done).containsExactly("kill node-1", "start node-1", "start node-2");
    }
}
