package assay.simulation.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks where everybody is, and how messages travel. */
final class NetworkCheck {
    /** More nodes than any market here runs on. */
    static final int MAX_NODES = 1_000;

    static final int MAX_REGIONS = 64;
    private static final int MAX_WEIGHT = 1_000_000;

    private final Findings findings;
    private final List<String> sides;
    /** What the words mean without regions. */
    private final List<String> elsewhere;

    private NetworkCheck(Findings findings, List<String> sides, List<String> elsewhere) {
        this.findings = findings;
        this.sides = sides;
        this.elsewhere = elsewhere;
    }

    static List<ScenarioError> of(Network network, Population population) {
        Findings findings = new Findings();
        if (network.nodes() < 1 || network.nodes() > MAX_NODES) {
            findings.add("network.nodes", Integer.toString(network.nodes()), "1 to " + MAX_NODES);
        }
        List<String> sides = Sides.known(network, population);
        List<String> elsewhere = Sides.known(network.with(List.of()), population);
        NetworkCheck check = new NetworkCheck(findings, sides, elsewhere);
        check.homes(network, population);
        check.check(network);
        return findings.all();
    }

    private void check(Network network) {
        latency(network.latency());
        findings.share("network.lossMicros", network.lossMicros());
        findings.share("network.duplicationMicros", network.duplicationMicros());
        findings.share("network.reordering.shareMicros", network.reordering().shareMicros());
        findings.positive("network.reordering.longest", network.reordering().longest());
        regions(network);
        distances(network);
        for (int i = 0; i < network.lines().size(); i++) {
            Line line = network.lines().get(i);
            String path = "network.lines[" + i + "]";
            side(findings, sides, path + ".of", line.of());
            if (line.bytesPerSecond() < 1) {
                findings.add(path + ".bytesPerSecond", Long.toString(line.bytesPerSecond()), "more than 0");
            }
        }
    }

    private void homes(Network network, Population population) {
        for (int i = 0; i < population.clients().size(); i++) {
            home("population.clients[" + i + "]", population.clients().get(i).region(), network);
        }
        for (int i = 0; i < population.miners().size(); i++) {
            home(
                    "population.miners[" + i + "]",
                    population.miners().get(i).group().region(),
                    network);
        }
        for (int i = 0; i < population.evaluators().size(); i++) {
            String path = "population.evaluators[" + i + "]";
            home(path, population.evaluators().get(i).group().region(), network);
        }
        for (int i = 0; i < population.verifiers().size(); i++) {
            String path = "population.verifiers[" + i + "]";
            home(path, population.verifiers().get(i).group().region(), network);
        }
    }

    private void home(String path, Optional<String> region, Network network) {
        if (region.isPresent()) region(path + ".region", region.get(), names(network.regions()));
    }

    private static List<String> names(List<Region> regions) {
        List<String> names = new ArrayList<>();
        for (Region region : regions) names.add(region.name());
        return names;
    }

    private void latency(Latency latency) {
        findings.positive("network.latencyMedian", latency.latencyMedian());
        Duration jitter = latency.latencyJitter();
        boolean uniform = latency.latencySpread() == Latency.Spread.UNIFORM;
        if (jitter.isNegative() || (uniform && jitter.compareTo(latency.latencyMedian()) > 0)) {
            String most = uniform ? "0 to the median latency, " + latency.latencyMedian() : "0 or more";
            findings.add("network.latencyJitter", jitter.toString(), most);
        }
    }

    private void regions(Network network) {
        List<Region> regions = network.regions();
        if (regions.size() > MAX_REGIONS) {
            findings.add("network.regions", regions.size() + " regions", "at most " + MAX_REGIONS);
        }
        Set<Integer> settled = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        boolean anybody = regions.isEmpty();
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            String path = "network.regions[" + i + "]";
            if (region.name().isBlank()) findings.add(path + ".name", "nothing", "a word");
            if (!names.add(region.name()) || elsewhere.contains(region.name())) {
                findings.add(path + ".name", Findings.quoted(region.name()), "a name that means nothing else");
            }
            if (region.weight() < 0 || region.weight() > MAX_WEIGHT) {
                findings.add(path + ".weight", Integer.toString(region.weight()), "0 to " + MAX_WEIGHT);
            }
            anybody |= region.weight() > 0;
            for (int node : region.nodes()) {
                if (node < 1 || node > network.nodes() || !settled.add(node)) {
                    String expected = "1 to " + network.nodes() + ", each in one region";
                    findings.add(path + ".nodes", Integer.toString(node), expected);
                }
            }
        }
        if (!anybody)
            findings.add(
                    "network.regions", "no weight", "one region with a weight, for all who do not say where they live");
    }

    private void distances(Network network) {
        List<String> names = names(network.regions());
        Set<Set<String>> stated = new LinkedHashSet<>();
        for (int i = 0; i < network.distances().size(); i++) {
            Distance distance = network.distances().get(i);
            String path = "network.distances[" + i + "]";
            region(path + ".between", distance.between(), names);
            region(path + ".and", distance.and(), names);
            findings.positive(path + ".latency", distance.latency());
            Set<String> pair = new TreeSet<>(List.of(distance.between()));
            pair.add(distance.and());
            if (!stated.add(pair)) findings.add(path, distance.between() + " and " + distance.and(), "a pair once");
        }
    }

    private void region(String path, String name, List<String> names) {
        if (!names.contains(name)) findings.add(path, Findings.quoted(name), "one of the regions " + names);
    }

    /** Whether a word means somebody: one of {@code known}, or a member of one. */
    static void side(Findings findings, List<String> known, String path, String word) {
        for (String each : known) if (Sides.names(each, word)) return;
        findings.add(path, Findings.quoted(word), "one of " + known + ", or a member of one");
    }
}
