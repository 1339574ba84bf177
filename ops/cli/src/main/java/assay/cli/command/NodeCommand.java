package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cluster.CannotStart;
import assay.cluster.Foreground;
import assay.cluster.Node;
import assay.cluster.config.BadConfig;
import assay.cluster.config.NodeConfigFile;
import assay.cluster.config.Setting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code node}: one node of a cluster, in the foreground. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = "Run one node of a cluster until it is told to stop.",
        footer = {
            "",
            "Environment variables win over the file: ASSAY_NODE_NETWORK_HTTP_PORT stands for assay.node.network.http-port.",
            "SIGTERM and Ctrl-C stop the node in good order: give it 90 seconds. docs/operations.md says more."
        })
final class NodeCommand extends Action {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The node's configuration (default: the environment says everything).")
    @Nullable
    Path config;

    @Option(names = "--check", description = "Read and check the configuration, and start nothing.")
    boolean check;

    @Option(names = "--print-config", description = "Print every setting and where it was said, and start nothing.")
    boolean print;

    @Override
    Object perform(Output output) throws InterruptedException {
        NodeConfigFile.Effective effective = read(Optional.ofNullable(config));
        if (print) return printed(output, effective.settings());
        if (check) {
            output.say("ok: roles " + words(effective) + "; nothing was started");
            return Map.of("roles", words(effective));
        }
        try {
            if (Foreground.run(effective.config(), node -> serving(output, node))) return Map.of("stopped", true);
        } catch (CannotStart e) {
            throw cannotStart(e);
        }
        String message = "the node was put out by its cluster, or ended by itself";
        String hint = "its log is in " + effective.config().directories().data();
        throw Failure.of(ExitCode.FAILED, "node-ended", message, hint);
    }

    /** Reads what a node would; every mistake of it is a detail of the failure. */
    static NodeConfigFile.Effective read(Optional<Path> file) {
        try {
            return NodeConfigFile.effective(file);
        } catch (BadConfig e) {
            String message = "the configuration cannot be used";
            String hint = "docs/operations.md lists every key";
            throw Failure.of(ExitCode.ARGUMENTS, "bad-config", message, hint)
                    .because(e)
                    .with(e.mistakes());
        }
    }

    private static Object printed(Output output, List<Setting> settings) {
        for (Setting setting : settings) output.say(setting.toString());
        return Map.of("settings", settings);
    }

    private static String words(NodeConfigFile.Effective effective) {
        return String.join(
                ", ",
                effective.config().roles().stream().map(role -> role.word()).toList());
    }

    private static void serving(Output output, Node node) {
        String http = node.http().orElse("");
        String health = node.health().orElse("");
        output.say("serving as " + node.address() + (http.isEmpty() ? "" : "; HTTP at " + http)
                + (health.isEmpty() ? "" : "; health at " + health + "/ready"));
        Map<String, String> said = new LinkedHashMap<>();
        said.put("address", node.address());
        said.put("http", http);
        said.put("health", health);
        output.stream("node", said);
    }

    private static Failure cannotStart(CannotStart e) {
        ExitCode exit = ExitCode.FAILED;
        for (ExitCode each : ExitCode.values()) if (each.number() == e.exitCode()) exit = each;
        String code = e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Failure.of(exit, code, String.valueOf(e.getMessage()), "").because(e);
    }
}
