package assay.cli.command;

import assay.cli.Output;
import assay.cli.live.DataFolder;
import assay.cli.live.Demonstration;
import assay.cli.live.FleetPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code demo}: one real task on a real cluster, from bounty to payout. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Run one real task on a cluster on this machine, from bounty to payout.")
final class Demo extends Action {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A scenario (default: scenarios/first-task.yaml).")
    @Nullable
    Path file;

    @Option(names = "--keep", description = "Leave the cluster running, and say how to talk to it.")
    boolean keep;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where to keep everything (default: a new .assay/demo/N).")
    @Nullable
    Path data;

    @Option(names = "--nodes", paramLabel = "N", description = "Nodes of the market (default: ${DEFAULT-VALUE}).")
    int nodes = 3;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Replace a value of the file.")
    List<String> settings = List.of();

    @Override
    Object perform(Output output) throws IOException, InterruptedException {
        Path path = Scenarios.orFirstTask(file);
        var scenario = Reading.liveScenario(path, settings, output);
        Up.checkNodes(nodes);
        int others = scenario.tasks().size() - 1;
        if (others > 0) {
            output.note("warning: only the first task is posted; with --keep, assay task run " + path + " posts all "
                    + scenario.tasks().size());
        }
        Path folder = data == null ? DataFolder.demo() : data;
        FleetPlan plan = new FleetPlan(folder, nodes, scenario.population());
        return new Demonstration(path, scenario, settings, plan, output).perform(keep);
    }
}
