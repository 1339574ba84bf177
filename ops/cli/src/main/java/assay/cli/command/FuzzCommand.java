package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.fuzz.FuzzRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fuzz}: random markets under random faults, against every invariant. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description = "Try random markets under random faults, and see whether anything breaks that must not.",
        footer = {
            "",
            "What breaks is made smaller and written as a scenario that assay simulate runs; the exit code is then 1.",
            "Example: assay fuzz --minutes 10"
        })
final class FuzzCommand extends Action {
    private static final long USUAL_SEEDS = 200;

    @Option(names = "--minutes", paramLabel = "M", description = "Begin no run after so many minutes.")
    @Nullable
    Double minutes;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many markets (default: 200, or as many as --minutes allows).")
    @Nullable
    Long seeds;

    @Option(names = "--from", paramLabel = "SEED", description = "The first seed (default: ${DEFAULT-VALUE}).")
    long from = 1;

    @Option(names = "--jobs", paramLabel = "N", description = "Runs at a time (default: one per core).")
    int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where a scenario that breaks is written (default: ${DEFAULT-VALUE}).")
    Path out = Path.of(".assay", "fuzz");

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            description = "Scenarios that broke once, tried first (default: scenarios/corpus).")
    @Nullable
    Path corpus;

    @Override
    Object perform(Output output) throws IOException {
        if (seeds != null && seeds < 1) throw wrong("--seeds", seeds);
        if (minutes != null && !(minutes > 0)) throw wrong("--minutes", minutes);
        long many = seeds != null ? seeds : minutes != null ? Integer.MAX_VALUE : USUAL_SEEDS;
        double time = minutes != null ? minutes : Integer.MAX_VALUE;
        Path known = corpus != null ? corpus : Path.of(System.getProperty("assay.root", "."), "scenarios", "corpus");
        FuzzRun.Limits limits = new FuzzRun.Limits(from, many, time, Math.max(1, jobs));
        return new FuzzRun(limits, Optional.of(known), out, output).perform();
    }

    private static Failure wrong(String option, Object found) {
        String message = option + " " + found + ": expected more than 0, for nothing tried is nothing learnt";
        return Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "see assay fuzz --help");
    }
}
