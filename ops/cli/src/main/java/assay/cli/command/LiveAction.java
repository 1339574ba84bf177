package assay.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that talks to a running cluster. */
abstract class LiveAction extends Action {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The cluster's data directory (default: the last one started).")
    @Nullable
    Path data;
}
