package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.entity.EntityType;
import assay.participant.Population;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** More crashes in the middle of a task, one after another on one cluster. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FurtherKillTest {
    private static final List<String> NODES = List.of("one", "two", "three");

    private final TestCluster cluster;

    FurtherKillTest(@TempDir Path directory) throws Exception {
        this.cluster = TestCluster.start(directory, NODES, SmallTask.participants(Population.Workforce.CLUSTER));
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void aTaskWhoseCommitteeLosesItsHostIsFinishedAndPaidOnce() throws Exception {
        TaskRun task = cluster.open("committee-host", 20);
        task.awaitTraining();
        String killed = cluster.host(EntityType.COMMITTEE, "committee-host");

        cluster.kill(killed);

        task.awaitCompleted();
        task.check();
        cluster.start(killed);
    }

    @Test
    void aTaskThatLosesAWorkerInMidRoundIsFinishedAndPaidOnce() throws Exception {
        TaskRun task = cluster.open("worker", 300);
        task.awaitTraining();
        List<String> others = new ArrayList<>(NODES);
        others.remove(cluster.host(EntityType.TASK, "worker"));
        others.remove(cluster.host(EntityType.COMMITTEE, "worker"));

        cluster.kill(others.get(0));

        task.awaitCompleted();
        assertThat(task.rounds()).isEqualTo(2);
        task.check();
        cluster.start(others.get(0));
    }

    @Test
    void aTaskGoesOnAfterEverythingWasStoppedAndStartedAgain() throws Exception {
        TaskRun task = cluster.open("restart", 20);
        task.awaitTraining();

        assertThat(cluster.stopAll().values()).containsOnly(0);
        cluster.startAll();

        task.awaitCompleted();
        task.check();
    }

    @Test
    void aTaskGoesOnAfterEverythingCrashedTogetherWithItsDatabase() throws Exception {
        TaskRun task = cluster.open("crash", 20);
        task.awaitTraining();

        cluster.crash();
        cluster.startAll();

        task.awaitCompleted();
        task.check();
    }
}
