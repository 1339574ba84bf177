package assay.cli.command;

import assay.cli.Output;
import assay.cli.sweep.Grid;
import assay.cli.sweep.Measure;
import assay.cli.sweep.Plan;
import assay.cli.sweep.Sweep;
import assay.cli.sweep.Varied;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sweep}: one scenario at every point of a grid, over many seeds. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Run a scenario over a grid of values and many seeds, and compare.",
        footer = {
            "",
            "The same command goes on where an earlier one was stopped; more --seeds add to what is there.",
            "Example: assay sweep scenarios/first-task.yaml --vary network.latency-median=20ms,200ms --seeds 10"
        })
final class SweepCommand extends Action {
    @Parameters(paramLabel = "FILE", description = "A scenario file.")
    Path file = Path.of("");

    @Option(
            names = "--vary",
            paramLabel = "PATH=VALUES",
            description = "Values of the file to try: a,b,c, or lo..hi:n for n of them. Repeat it for a grid.")
    List<String> varied = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Runs of each cell: the file's seed and those after it (default: as its claim says, or 10).")
    @Nullable
    Integer seeds;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results are kept (default: .assay/sweeps/NAME-MARK, one for every grid).")
    @Nullable
    Path out;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Replace a value of the file in every cell.")
    List<String> settings = List.of();

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description = "What to show, for example profit.mean.miner or profit.* (table.csv always has everything).")
    List<String> metrics = List.of();

    @Option(names = "--jobs", paramLabel = "N", description = "Runs at a time (default: one per core).")
    int jobs = Runtime.getRuntime().availableProcessors();

    @Override
    Object perform(Output output) throws IOException, InterruptedException {
        Grid grid = new Grid(varied.stream().map(Varied::parse).toList());
        Plan plan = new Plan(file, settings, grid, Optional.ofNullable(seeds), metrics, jobs, Optional.ofNullable(out));
        return new Sweep(plan, Measure.market(), output).perform();
    }
}
