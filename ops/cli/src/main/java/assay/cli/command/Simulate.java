package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.run.ElectorateRun;
import assay.cli.run.RunCommand;
import assay.cli.run.SimulationRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code simulate}: runs a scenario in virtual time. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Run a scenario in virtual time: the same rules as live, from one seed.")
final class Simulate extends Action {
    private static final int MAX_SEEDS = 100_000;

    @Parameters(paramLabel = "FILE", description = "A scenario file, for example scenarios/first-task.yaml.")
    Path file = Path.of("");

    @Option(names = "--seed", paramLabel = "S", description = "Another seed than the file's.")
    @Nullable
    Long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the run is written (default: .assay/runs/NAME-SEED).")
    @Nullable
    Path out;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Replace a value of the file, for example network.loss=0.01.")
    List<String> settings = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Over how many seeds the claim is judged (default: as the claim says).")
    @Nullable
    Integer seeds;

    @Option(names = "--no-verdict", description = "Run the one seed only; judge no claim.")
    boolean noVerdict;

    @Override
    Object perform(Output output) throws IOException, InterruptedException {
        var scenario = Reading.scenario(file, settings);
        if (seed != null) scenario = scenario.withSeed(seed);
        if (seeds != null && (seeds < 1 || seeds > MAX_SEEDS)) {
            throw Failure.of(
                    ExitCode.ARGUMENTS,
                    "bad-arguments",
                    "--seeds " + seeds + ": expected 1 to " + MAX_SEEDS,
                    "see assay simulate --help");
        }
        RunCommand run = new RunCommand(
                file,
                Optional.ofNullable(seed),
                settings,
                Optional.ofNullable(seeds),
                !noVerdict,
                Optional.ofNullable(out));
        if (scenario.electorate().isPresent()) {
            return new ElectorateRun(run, scenario, scenario.electorate().get(), output).perform();
        }
        return new SimulationRun(run, scenario, output).perform();
    }
}
