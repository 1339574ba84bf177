package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.entity.EntityType;
import assay.participant.Population;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, a real database, and a crash in the middle of a task. */
@Tag("long")
class TaskHostKillTest {
    @Test
    void aTaskWhoseHostIsKilledInMidRoundIsFinishedAndPaidOnce(@TempDir Path directory) throws Exception {
        try (TestCluster cluster = TestCluster.start(
                directory, List.of("one", "two", "three"), SmallTask.participants(Population.Workforce.OWN))) {
            TaskRun task = cluster.open("t-1", 20);
            task.awaitTraining();
            String killed = cluster.host(EntityType.TASK, "t-1");

            cluster.kill(killed);

            task.awaitCompleted();
            assertThat(cluster.host(EntityType.TASK, "t-1")).isNotEqualTo(killed);
            task.check();
        }
    }
}
