package assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.catalogue.Shelf;
import assay.cli.file.ScenarioFile;
import assay.domain.task.TaskSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HurriedEvaluatorsTest {
    private static final Path FILE = Path.of("a.yaml");

    private static TaskSpec spec(String... settings) throws Exception {
        Path shipped = Shelf.shipped().find("copies-by-shapley");
        return ScenarioFile.read(shipped, List.of(settings)).tasks().get(0).spec();
    }

    @Test
    void a_task_that_leaves_time_enough_is_not_warned_of() throws Exception {
        assertThat(HurriedEvaluators.of(FILE, spec())).isEmpty();
    }

    @Test
    void less_time_than_valuing_every_coalition_takes_is_warned_of_with_an_estimate() throws Exception {
        TaskSpec twelve = spec("tasks[0].spec.committee.maximum=12", "tasks[0].spec.evaluation.commit=10s");
        // 13 models at 50 ms and 4095 coalitions at 5 ms.
        assertThat(HurriedEvaluators.of(FILE, twelve).orElseThrow())
                .contains("evaluation.commit: 10.0 s, expected more than about 21.125 s")
                .contains("pays nobody");
    }
}
