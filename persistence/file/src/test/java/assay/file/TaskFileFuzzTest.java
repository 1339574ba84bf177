package assay.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** A task that somebody sends is read, or refused with the places of its mistakes. */
class TaskFileFuzzTest {
    static Stream<String> sound() throws IOException {
        Path sound = Path.of(System.getProperty("assay.root", "../.."), "ops/cli/src/test/resources/sound/task");
        try (Stream<Path> files = Files.list(sound)) {
            return files.sorted().map(TaskFileFuzzTest::text).toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @MethodSource("sound")
    @FuzzTest(maxDuration = "6s")
    void aTextIsATaskOrRefused(@Nullable String text) {
        if (text == null) return;
        try {
            assertThat(TaskReader.read("body", text).warnings()).doesNotContainNull();
        } catch (BadFile refused) {
            assertThat(refused.problems()).isNotEmpty();
            for (Problem each : refused.problems()) assertThat(each.toString()).contains("body");
        }
    }
}
