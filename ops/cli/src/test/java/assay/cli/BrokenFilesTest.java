package assay.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file under {@code broken} is refused with exit code 4 and exactly the mistakes that {@code expected.txt} beside
 * it lists: {@code FILE:LINE:COLUMN: field: found …, expected …}.
 */
class BrokenFilesTest {
    private static final Path BROKEN = Path.of("src/test/resources/broken");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(BROKEN)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_broken_file_is_refused_with_every_mistake_at_its_place(Path file) throws IOException {
        Path folder = requireNonNull(file.getParent());
        Command run = Command.run(folder.endsWith("scenario") ? "scenario" : "task", "check", file.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        List<String> mistakes = run.errLines().stream()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().replace(folder + "/", ""))
                .toList();
        String name = folder.relativize(file).toString();
        List<String> expected = Files.readAllLines(file.resolveSibling("expected.txt")).stream()
                .filter(line -> line.startsWith(name))
                .toList();
        assertThat(mistakes).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void there_are_enough_of_them() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(60);
    }
}
