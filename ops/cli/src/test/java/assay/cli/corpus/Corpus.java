package assay.cli.corpus;

import assay.cli.file.ScenarioFile;
import assay.file.BadFile;
import assay.simulation.fuzz.Mutation;
import assay.simulation.fuzz.Mutations;
import assay.simulation.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios that broke once; each has the name of the mistake that broke it, and says in its first line what noticed. */
final class Corpus {
    private static final Path FOLDER = Path.of(System.getProperty("assay.root", "../.."), "scenarios", "corpus");
    private static final String BROKE = "# Broke ";

    /** One mistake of each kind. */
    static final List<String> MISTAKES = List.of(
            "acknowledges-before-storing",
            "writes-on-under-its-old-epoch",
            "loses-the-last-entry-in-a-crash",
            "loses-its-timers-in-a-crash",
            "sends-nothing-again",
            "sends-again-at-once-and-for-ever",
            "money-grows-on-the-way",
            "pays-a-batch-twice",
            "rounds-every-line-up",
            "pays-nobody-when-expired",
            "lets-members-in-before-they-paid",
            "never-lets-a-miner-go",
            "says-it-paid-more",
            "leader-is-never-succeeded",
            "leader-is-succeeded-too-soon",
            "takes-updates-after-the-round",
            "nobody-is-outvoted",
            "draws-too-soon",
            "counts-late-votes",
            "follower-leads",
            "gives-all-segments-to-the-leader",
            "lets-a-trainer-measure",
            "takes-reports-without-commitment",
            "takes-the-upper-middle");

    private Corpus() {}

    /** The files, in order. */
    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.sorted().toList();
        }
    }

    /** The file of a mistake in {@code folder}. */
    static Path file(Path folder, Mutation mistake) {
        return folder.resolve(mistake.name() + ".yaml");
    }

    /** The mistake that once broke the scenario of {@code file}. */
    static Mutation mistake(Path file) {
        return mistake(file.getFileName().toString().replace(".yaml", ""));
    }

    /** The mistake of this name. */
    static Mutation mistake(String name) {
        return Mutations.all().stream()
                .filter(mutation -> mutation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody makes the mistake " + name));
    }

    /** What stands at the head of a file. */
    static String comment(String invariant, Mutation mistake, long seed, int runs) {
        return BROKE.substring(2) + invariant + "\nwhen somebody made the mistake \"" + mistake.name()
                + "\". Made smaller, in " + runs + " runs, from the random market of seed " + seed + ".";
    }

    /** The invariant that noticed. */
    static String noticedBy(Path file) throws IOException {
        String first = Files.readAllLines(file).get(0);
        if (!first.startsWith(BROKE)) throw new AssertionError(file + ": its first line does not say what it broke");
        return first.substring(BROKE.length());
    }

    static Scenario scenario(Path file) throws BadFile {
        return ScenarioFile.read(file, List.of());
    }
}
