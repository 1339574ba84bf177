package assay.cli.command;

import assay.chaos.Fault;
import assay.chaos.FaultKind;
import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.chaos.ChaosPlan;
import assay.cli.chaos.ChaosRun;
import assay.cli.live.DataFolder;
import assay.cluster.config.Failover;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chaos}: kills parts of a real cluster under load, and looks for what was lost. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Hurt a real cluster under load, one fault after another, and check that nothing was lost.",
        footer = {
            "",
            "Kinds: kill and stop a node, pause one (longer than it takes to be given up), cassandra (crash or stand",
            "still), coordinator and leader (crash of the node that has it). The same seed gives the same faults.",
            "An interrupted run goes on with --resume. The report is chaos.html in the data directory."
        })
final class ChaosCommand extends Action {
    private static final int MOST_KILLS = 10_000;

    @Option(names = "--kills", paramLabel = "N", description = "How many faults (default: ${DEFAULT-VALUE}).")
    int kills = 5;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "What faults are drawn from; one named twice is twice as likely (default: all kinds).")
    List<String> kinds = List.of();

    @Option(names = "--seed", paramLabel = "S", description = "Draws the faults (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--nodes", paramLabel = "N", description = "Nodes of the market (default: ${DEFAULT-VALUE}).")
    int nodes = 3;

    @Option(
            names = "--failover",
            paramLabel = "PROFILE",
            description = "How quickly a silent node is given up: fast or safe (default: fast).")
    String failover = "fast";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where to keep everything (default: a new .assay/chaos/N).")
    @Nullable
    Path data;

    @Option(names = "--rolling", description = "Restart every node in turn instead, in good order.")
    boolean rolling;

    @Option(names = "--resume", description = "Go on with the run in the data directory.")
    boolean resume;

    @Option(names = "--plan", description = "Only say which faults there would be.")
    boolean planOnly;

    @Override
    Object perform(Output output) throws IOException, InterruptedException {
        Path folder = data != null ? data : DataFolder.fresh("chaos");
        ChaosPlan plan = new ChaosPlan(
                folder.toAbsolutePath().normalize(), seed, checkedNodes(), checkedKills(), kinds(), rolling, profile());
        List<Fault> faults = plan.faults().faults();
        if (resume && data == null) {
            throw bad("--resume needs --data: which run is to go on?");
        }
        output.say("seed " + seed + ", " + faults.size() + " faults:");
        for (Fault fault : faults) output.say("  " + fault);
        if (planOnly) {
            return Map.of(
                    "seed", seed, "faults", faults.stream().map(Fault::toString).toList());
        }
        output.say("data in " + plan.data());
        return (resume ? ChaosRun.resume(plan, output) : ChaosRun.begin(plan, output)).perform();
    }

    private int checkedNodes() {
        Up.checkNodes(nodes);
        if (nodes >= 3) return nodes;
        throw bad(
                "--nodes is " + nodes + ", expected at least 3: a smaller market does not outlive the loss of a node");
    }

    private int checkedKills() {
        if (kills >= 1 && kills <= MOST_KILLS) return kills;
        throw bad("--kills is " + kills + ", expected 1 to " + MOST_KILLS);
    }

    private List<FaultKind> kinds() {
        if (kinds.isEmpty()) return List.of(FaultKind.values());
        List<FaultKind> found = new ArrayList<>();
        for (String word : kinds) {
            found.add(FaultKind.of(word).orElseThrow(() -> bad("--kind " + word + ": expected one of " + words())));
        }
        return found;
    }

    private static String words() {
        return Stream.of(FaultKind.values()).map(FaultKind::word).collect(Collectors.joining(", "));
    }

    private Failover profile() {
        for (Failover each : Failover.values()) {
            if (each.word().equals(failover.toLowerCase(Locale.ROOT))) return each;
        }
        throw bad("--failover " + failover + ": expected fast or safe");
    }

    private static Failure bad(String message) {
        return Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "assay chaos --help");
    }
}
