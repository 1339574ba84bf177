package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.live.Checkup;
import assay.cli.live.ClusterCheckup;
import assay.cli.live.MarketClient;
import assay.cli.live.Reach;
import assay.cli.live.Tokens;
import assay.cli.live.Trust;
import assay.cluster.Examination;
import assay.cluster.report.Finding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: whether this machine, a node's configuration, or a cluster has what Assay needs. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check this machine; with options, a node's configuration or a running cluster.")
final class Doctor extends Action {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Also check whether a node with this configuration could run here and now.")
    @Nullable
    Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Check the running cluster of this data directory, instead of the machine.")
    @Nullable
    Path data;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Check the running cluster that answers there, instead of the machine; may be repeated.")
    List<String> endpoints = List.of();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The token to be let in with (default: ASSAY_TOKEN, then what is in the data directory).")
    @Nullable
    Path tokenFile;

    @Option(
            names = "--authority",
            paramLabel = "FILE",
            description = "A PEM file with the certificate that those of https endpoints go back to "
                    + "(default: ASSAY_AUTHORITY, then the public authorities).")
    @Nullable
    Path authority;

    @Override
    Object perform(Output output) throws InterruptedException {
        boolean cluster = data != null || !endpoints.isEmpty();
        if (cluster && config != null) {
            String message = "--config is about a node, --data and --endpoint about a cluster";
            throw Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "ask for one of them at a time");
        }
        List<Finding> findings = cluster ? cluster() : node();
        for (Finding finding : findings) {
            output.say((finding.good() ? "ok    " : "WRONG ") + finding.what() + ": " + finding.found()
                    + (finding.good() ? "" : "; " + finding.advice()));
        }
        long wrong = findings.stream().filter(finding -> !finding.good()).count();
        if (wrong > 0) {
            String message = wrong + " of " + findings.size() + " checks failed";
            throw Failure.of(ExitCode.FAILED, "unwell", message, "see above").with(findings);
        }
        return Map.of("findings", findings);
    }

    private List<Finding> node() throws InterruptedException {
        List<Finding> findings = new ArrayList<>(Checkup.all());
        if (config != null) {
            findings.addAll(Examination.of(NodeCommand.read(Optional.of(config)).config()));
        }
        return findings;
    }

    private List<Finding> cluster() throws InterruptedException {
        Reach reach = Reach.of(data, endpoints);
        Trust trust = Trust.find(authority);
        Tokens tokens = Tokens.find(tokenFile, reach.folder(), reach.endpoints(), trust);
        return ClusterCheckup.of(
                new MarketClient(reach.endpoints(), tokens, trust).question("/v1/cluster"), Instant.now());
    }
}
