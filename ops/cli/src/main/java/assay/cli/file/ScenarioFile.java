package assay.cli.file;

import assay.file.BadFile;
import assay.file.DataPaths;
import assay.file.Document;
import assay.file.Section;
import assay.file.SpecReader;
import assay.file.Times;
import assay.simulation.metric.Catalogue;
import assay.simulation.scenario.Claim;
import assay.simulation.scenario.Learning;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.ScenarioError;
import assay.simulation.scenario.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a scenario file: a {@link Scenario} in kebab case, shares and probabilities as decimals. */
public final class ScenarioFile {
    private static final Pattern ISO_TIME = Pattern.compile("\\bPT[0-9][0-9HMS.]*");

    private final Document document;
    private final SpecReader specs;

    private ScenarioFile(Document document, SpecReader specs) {
        this.document = document;
        this.specs = specs;
    }

    /**
     * Reads and checks a file.
     *
     * @param settings {@code path=value} pairs that replace values of the file
     * @throws BadFile with everything that is wrong with it
     */
    public static Scenario read(Path file, List<String> settings) throws BadFile {
        return read(file, Optional.empty(), Document.read(file, settings));
    }

    static Scenario read(Path file, Optional<Path> data, Document document) throws BadFile {
        SpecReader specs = new SpecReader(document, new DataPaths(file, data));
        Scenario scenario = new ScenarioFile(document, specs).read(document.root());
        document.finish();
        return scenario;
    }

    private Scenario read(Section root) {
        TasksReader tasks = new TasksReader(document, specs);
        boolean market = !root.has("electorate");
        Scenario scenario = new Scenario(
                root.text("question"),
                root.text("hypothesis", ""),
                claim(root),
                root.word("learning", Learning.values(), Learning.CURVE),
                root.wide("seed", 1),
                root.duration("horizon", Duration.ofDays(1)),
                tasks.read(market ? root.requiredSections("tasks") : root.sections("tasks")),
                new PopulationReader(document, specs)
                        .read(market ? root.requiredSection("population") : root.section("population")),
                NetworkReader.read(root.section("network")),
                FaultsReader.read(root.section("faults")),
                market ? Optional.empty() : Optional.of(ElectorateReader.read(root.section("electorate"), document)));
        root.refuseOthers();
        for (ScenarioError error : scenario.errors()) {
            document.violated(tasks.origin(kebab(error.path())), times(error.found()), words(error.expected()));
        }
        scenario.claim().ifPresent(claim -> ClaimWords.check(claim, Catalogue.of(scenario), document));
        return scenario;
    }

    private static Optional<Claim> claim(Section root) {
        if (!root.has("claim")) return Optional.empty();
        Section claim = root.section("claim");
        Optional<Verdict> onRecord =
                claim.has("verdict") ? Optional.of(claim.requiredWord("verdict", Verdict.values())) : Optional.empty();
        Claim read = new Claim(
                claim.text("holds"), claim.integer("seeds", 20), claim.micros("confidence", 950_000), onRecord);
        claim.refuseOthers();
        return Optional.of(read);
    }

    /** {@code population.miners[0].reachableMicros} is written {@code population.miners[0].reachable}. */
    private static String kebab(String path) {
        return path.replaceAll("Micros\\b", "")
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    private static String words(String expected) {
        return expected.startsWith("a share in millionths") ? "0 to 1" : times(expected);
    }

    /** Times as they are written in a file. */
    private static String times(String text) {
        return ISO_TIME.matcher(text).replaceAll(time -> Times.words(Duration.parse(time.group())));
    }
}
