package assay.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the scenarios that ship with Assay are. */
final class Scenarios {
    private Scenarios() {}

    /** {@code file}, or the first task that everybody sees. */
    static Path orFirstTask(@Nullable Path file) {
        return file != null ? file : Path.of(System.getProperty("assay.root", "."), "scenarios", "first-task.yaml");
    }
}
