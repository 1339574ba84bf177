package assay.cli.command;

import assay.cli.Output;
import assay.cli.live.ClusterFile;
import assay.cli.live.DataFolder;
import assay.cli.live.Supervisor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code down}: stops what {@code up}, or {@code demo --keep}, left running. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stop the cluster; its data stays.")
final class Down extends Action {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The cluster's data directory (default: the last one started).")
    @Nullable
    Path data;

    @Override
    Object perform(Output output) throws InterruptedException {
        Path folder = DataFolder.of(data);
        Optional<ClusterFile> cluster = ClusterFile.read(folder);
        if (cluster.isEmpty()) {
            output.say("nothing runs on " + folder);
            return Map.of("stopped", false);
        }
        Supervisor.stop(cluster.get());
        output.say("stopped; data stays in " + folder);
        return Map.of("stopped", true);
    }
}
