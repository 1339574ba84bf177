package assay.cli.fuzz;

import assay.cli.Bar;
import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.file.ScenarioFile;
import assay.cli.file.ScenarioWriter;
import assay.file.BadFile;
import assay.simulation.Violation;
import assay.simulation.fuzz.Fuzz;
import assay.simulation.fuzz.Outcome;
import assay.simulation.fuzz.Shrinker;
import assay.simulation.fuzz.Trial;
import assay.simulation.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries what broke once, then random markets; makes what breaks small, and writes it down. */
public final class FuzzRun {
    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();

    private final Limits limits;
    private final Optional<Path> corpus;
    private final Trial trial;
    private final Path folder;
    private final Output output;
    private final long startedNanos = System.nanoTime();
    private long drawnNanos;

    /**
     * How much is to be tried.
     *
     * @param from the first seed
     * @param seeds how many
     * @param minutes no run begins after so many
     * @param jobs how many runs at a time
     */
    public record Limits(long from, long seeds, double minutes, int jobs) {}

    /**
     * A fuzz within {@code limits}.
     *
     * @param corpus a folder of scenarios that broke once
     * @param folder where a scenario that breaks is written
     */
    public FuzzRun(Limits limits, Optional<Path> corpus, Path folder, Output output) {
        this(limits, corpus, Trial.SOUND, folder, output);
    }

    FuzzRun(Limits limits, Optional<Path> corpus, Trial trial, Path folder, Output output) {
        this.trial = trial;
        this.limits = limits;
        this.corpus = corpus;
        this.folder = folder;
        this.output = output;
    }

    /** Runs until the limits are reached; fails, with how to see it again, when anything breaks. */
    public FuzzData perform() throws IOException {
        int known = corpus();
        long endNanos = (long) (limits.minutes() * 60e9);
        Fuzz.Tally tally;
        Fuzz fuzz;
        try (Bar bar = Bar.endless(output, "fuzz")) {
            fuzz = new Fuzz(trial, soFar -> draw(bar, soFar));
            long last = Math.addExact(limits.from(), limits.seeds() - 1);
            tally = fuzz.run(limits.from(), last, limits.jobs(), () -> System.nanoTime() - startedNanos < endNanos);
        }
        FuzzData data = FuzzData.of(tally, seconds(), limits.from(), known);
        say(data);
        if (!tally.found().isEmpty()) throw broken(fuzz, tally.found().firstKey(), data);
        return data;
    }

    private double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    private void draw(Bar bar, Fuzz.Tally tally) {
        if (System.nanoTime() - drawnNanos < REDRAW_NANOS) return;
        drawnNanos = System.nanoTime();
        bar.message(String.format(
                Locale.ROOT,
                "%d runs, %.1f a second, %d events, %d crashes; nothing broke",
                tally.runs(),
                tally.runs() / seconds(),
                tally.events(),
                tally.crashes()));
    }

    private void say(FuzzData data) {
        output.say(String.format(
                Locale.ROOT,
                "%d runs from seed %d in %.1f s (%.1f a second): %d events, %d messages, %d crashes; tasks: %s",
                data.runs(),
                data.firstSeed(),
                data.wallSeconds(),
                data.runsPerSecond(),
                data.events(),
                data.messages(),
                data.crashes(),
                data.endings()));
        if (data.violations().isEmpty()) output.say("every invariant held in every run");
    }

    /** What broke once must not break again. */
    private int corpus() throws IOException {
        if (corpus.isEmpty() || !Files.isDirectory(corpus.get())) return 0;
        List<Path> files;
        try (Stream<Path> all = Files.list(corpus.get())) {
            files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        Fuzz fuzz = new Fuzz(trial, tally -> {});
        for (Path file : files) {
            Outcome outcome = fuzz.closely(read(file));
            outcome.broken().ifPresent(violation -> {
                String again = "to see it again: " + violation.reproduce(file.toString());
                throw Failure.of(ExitCode.FAILED, "invariant-broken", words(violation), again)
                        .with(List.of(violation));
            });
        }
        if (!files.isEmpty()) output.say(files.size() + " scenarios that broke once: none breaks now");
        return files.size();
    }

    private static Scenario read(Path file) {
        try {
            return ScenarioFile.read(file, List.of());
        } catch (BadFile e) {
            throw Failure.of(ExitCode.ARGUMENTS, "bad-file", file + " cannot be read", "it is part of the corpus")
                    .with(e.problems());
        }
    }

    private Failure broken(Fuzz fuzz, long seed, FuzzData data) throws IOException {
        Violation found = data.violations().get(0);
        output.say("seed " + seed + " breaks " + found.invariant() + "; making it smaller");
        Shrinker.Shrunk small = fuzz.shrink(seed, found);
        Files.createDirectories(folder);
        Path file = folder.resolve(found.invariant().toLowerCase(Locale.ROOT) + "-" + seed + ".yaml");
        String comment = "Breaks " + small.violation().invariant() + ". Made smaller, in " + small.runs()
                + " runs, from what assay fuzz --from " + seed + " --seeds 1 draws.";
        ScenarioWriter.write(small.scenario(), comment, file);
        return Failure.of(
                        ExitCode.FAILED,
                        "invariant-broken",
                        words(small.violation()),
                        "to see it again: " + small.violation().reproduce(file.toString()))
                .with(List.of(data));
    }

    private static String words(Violation violation) {
        return "an invariant broke: " + violation.invariant() + ": " + violation.message();
    }
}
