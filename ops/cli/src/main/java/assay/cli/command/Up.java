package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.Steps;
import assay.cli.live.DataFolder;
import assay.cli.live.FleetPlan;
import assay.cli.live.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code up}: starts a cluster that goes on. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start a cluster on this machine that goes on.",
        footer = {
            "",
            "Clients bring ten times the deposit that the file gives them, so that a cluster can run several tasks.",
            "assay account show NAME says what is left."
        })
final class Up extends Action {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The scenario whose participants live there (default: scenarios/first-task.yaml).")
    @Nullable
    Path file;

    @Option(names = "--nodes", paramLabel = "N", description = "Nodes of the market (default: ${DEFAULT-VALUE}).")
    int nodes = 3;

    @Option(names = "--data", paramLabel = "DIR", description = "Where to keep everything (default: .assay/cluster).")
    @Nullable
    Path data;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Replace a value of the file.")
    List<String> settings = List.of();

    @Override
    Object perform(Output output) throws IOException, InterruptedException {
        Path path = Scenarios.orFirstTask(file);
        var scenario = Reading.liveScenario(path, settings, output);
        checkNodes(nodes);
        Path folder = data == null ? DataFolder.usual() : data;
        FleetPlan plan = new FleetPlan(folder, nodes, scenario.population());
        try (Steps steps = new Steps(output, "cluster", nodes + 2)) {
            var cluster = Supervisor.start(plan, path, settings, steps::done);
            output.say("up: " + String.join(", ", cluster.endpoints()) + "; data in " + plan.data());
            if (nodes < 3) {
                output.say("note: a market of " + nodes
                        + " does not outlive the loss of a node: it takes a majority of 3");
            }
            output.say("next: assay status; assay task run FILE --follow; assay down");
            return cluster;
        }
    }

    static void checkNodes(int nodes) {
        if (nodes >= 1 && nodes <= FleetPlan.MAX_NODES) return;
        String message = "--nodes is " + nodes + ", expected 1 to " + FleetPlan.MAX_NODES;
        throw Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "");
    }
}
