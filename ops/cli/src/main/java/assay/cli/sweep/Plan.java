package assay.cli.sweep;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.run.Invocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a sweep is asked to do.
 *
 * @param file the scenario
 * @param settings {@code path=value} pairs for every cell
 * @param seeds runs of each cell: the scenario's own seed and those after it; empty for as many as its claim asks for
 * @param metrics what is shown: names, or beginnings of names followed by {@code *}; none for the usual ones
 * @param jobs how many runs at a time
 * @param folder where results are kept; empty for one named after the scenario and the grid
 */
public record Plan(
        Path file,
        List<String> settings,
        Grid grid,
        Optional<Integer> seeds,
        List<String> metrics,
        int jobs,
        Optional<Path> folder) {
    /** The most runs of a sweep. */
    public static final int MAX_RUNS = 1_000_000;

    private static final int MAX_JOBS = 1_024;

    public Plan {
        settings = List.copyOf(settings);
        metrics = List.copyOf(metrics);
        if (jobs < 1 || jobs > MAX_JOBS) throw bad("--jobs " + jobs + ": expected 1 to " + MAX_JOBS);
        for (Varied axis : grid.axes()) {
            if (axis.path().equals("seed")) throw bad("the seed is varied by --seeds, not by --vary");
        }
        for (String setting : settings) {
            String path = setting.substring(0, Math.max(0, setting.indexOf('=')));
            for (Varied axis : grid.axes()) {
                if (axis.path().equals(path)) throw bad(path + " is both set and varied");
            }
        }
    }

    /** How many seeds it is, given the {@code usual} number; refuses too many for the grid. */
    int seeds(int usual) {
        int asked = seeds.orElse(usual);
        int most = MAX_RUNS / grid.cells();
        if (asked >= 1 && asked <= most) return asked;
        throw bad("--seeds " + asked + ": expected 1 to " + most + " for " + grid.cells() + " cells");
    }

    private static Failure bad(String message) {
        return Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "see assay sweep --help");
    }

    /** The command that does the same. */
    String command(int seeds) {
        List<String> words = begun("sweep");
        for (Varied axis : grid.axes()) {
            words.add("--vary");
            words.add(axis.path() + "=" + String.join(",", axis.values()));
        }
        words.add("--seeds");
        words.add(Integer.toString(seeds));
        for (String setting : settings) words.addAll(List.of("--set", setting));
        for (String metric : metrics) words.addAll(List.of("--metric", metric));
        return Invocation.line(words);
    }

    /** The command that runs one run of {@code cell} alone, and shows what happened in it. */
    String single(int cell, long seed) {
        List<String> words = begun("simulate");
        for (String setting : settings) words.addAll(List.of("--set", setting));
        for (String setting : grid.settings(cell)) words.addAll(List.of("--set", setting));
        words.addAll(List.of("--seed", Long.toString(seed)));
        return Invocation.line(words);
    }

    private List<String> begun(String command) {
        return new ArrayList<>(List.of("./assay", command, Invocation.place(file)));
    }
}
