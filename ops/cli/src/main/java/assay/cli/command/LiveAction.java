package assay.cli.command;

import assay.cli.live.MarketClient;
import assay.cli.live.Reach;
import assay.cli.live.Tokens;
import assay.cli.live.Trust;
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

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Where a cluster on other machines answers; several for when one does not.")
    List<String> endpoints = List.of();

    @Option(
            names = "--authority",
            paramLabel = "FILE",
            description = "A PEM file with the certificate that those of https endpoints go back to "
                    + "(default: ASSAY_AUTHORITY, then the public authorities).")
    @Nullable
    Path authority;

    /** Talks to the cluster, with the token that was given or is there. */
    final MarketClient market() {
        Reach reach = Reach.of(data, endpoints);
        Trust trust = Trust.find(authority);
        Tokens tokens = Tokens.find(tokenFile, reach.folder(), reach.endpoints(), trust);
        return new MarketClient(reach.endpoints(), tokens, trust);
    }
}
