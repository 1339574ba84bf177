package assay.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Tasks that were sent as text, from a machine whose files are not here. */
class TaskReaderTest {
    private static final String TASK =
            """
            {"name": "digits", "client": "alice", "task": {
              "title": "read digits", "bounty": 10,
              "recipe": {"layers": [{"nodes": 10}]},
              "data": {"source": {"format": "csv", "features": "%s"}}}}
            """;

    @Test
    void jsonIsReadAsYamlIsAndPathsStayWhatTheyAre() throws BadFile {
        LoadedTask task = TaskReader.read("body", TASK.formatted("data/digits.csv"));

        assertThat(task.name()).contains("digits");
        assertThat(task.client()).contains("alice");
        assertThat(task.spec().bounty()).hasToString("10.000000");
        assertThat(task.spec().data().source().features()).isEqualTo("data/digits.csv");
    }

    @Test
    void nobodyLearnsFromAnAnswerWhichFilesAreHere() throws BadFile {
        LoadedTask there = TaskReader.read("body", TASK.formatted("/etc/passwd"));
        LoadedTask absent = TaskReader.read("body", TASK.formatted("/etc/no-such-file"));

        assertThat(there.warnings()).isEqualTo(absent.warnings());
    }

    @Test
    void everyMistakeIsSaidWithItsPlaceInTheBody() {
        assertThatThrownBy(() -> TaskReader.read("body", "task:\n  title: 5\n  bounty: much\n  colour: red\n"))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("body:3:11: task.bounty")
                .hasMessageContaining("body:4:")
                .hasMessageContaining("recipe");
    }
}
