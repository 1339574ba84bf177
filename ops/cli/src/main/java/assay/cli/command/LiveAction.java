package assay.cli.command;

import assay.cli.live.ClusterFile;
import assay.cli.live.DataFolder;
import assay.cli.live.MarketClient;
import assay.cli.live.Tokens;
import java.nio.file.Path;
import java.util.List;
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

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The token to be let in with (default: ASSAY_TOKEN, then what is in the data directory).")
    @Nullable
    Path tokenFile;

    /** Talks to the cluster, with the token that was given or is there. */
    final MarketClient market() {
        Path folder = DataFolder.of(data);
        List<String> endpoints = ClusterFile.require(folder).endpoints();
        return new MarketClient(endpoints, Tokens.find(tokenFile, folder, endpoints));
    }
}
