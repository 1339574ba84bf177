package assay.cli.command;

import assay.cli.Output;
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

    @Override
    Object perform(Output output) throws IOException {
        var scenario = Reading.scenario(file, settings);
        if (seed != null) scenario = scenario.withSeed(seed);
        return new assay.cli.run.SimulationRun(file, scenario, Optional.ofNullable(out), output).perform();
    }
}
