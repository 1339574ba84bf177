package assay.simulation.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks where everybody is, and how messages travel. */
final class NetworkCheck {
    /** More nodes than any market here runs on. */
    static final int MAX_NODES = 1_000;

    static final int MAX_REGIONS = 64;
    private static final int MAX_WEIGHT = 1_000_000;

    private final Findings findings;
    private final List<String> sides;

    private NetworkCheck(Findings findings, List<String> sides) {
        this.findings = findings;
        this.sides = sides;
    }

    static List<ScenarioError> of(Network network, Population population) {
        Findings findings = new Findings();
        if (network.nodes() < 1 || network.nodes() > MAX_NODES) {
            findings.add("network.nodes", Integer.toString(network.nodes()), "1 to " + MAX_NODES);
            return findings.all();
        }
        new NetworkCheck(findings, Sides.known(network, population)).check(network);
        return findings.all();
    }

    private void check(Network network) {
        latency(network.latency());
        findings.share("network.lossMicros", network.lossMicros());
        findings.share("network.duplicationMicros", network.duplicationMicros());
        findings.share("network.reordering.shareMicros", network.reordering().shareMicros());
        findings.positive("network.reordering.longest", network.reordering().longest());
        regions(network.regions());
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

    private void latency(Latency latency) {
        findings.positive("network.latencyMedian", latency.median());
        Duration jitter = latency.jitter();
        boolean uniform = latency.spread() == Latency.Spread.UNIFORM;
        if (jitter.isNegative() || uniform && jitter.compareTo(latency.median()) > 0) {
            String most = uniform ? "0 to the median latency, " + latency.median() : "0 or more";
            findings.add("network.latencyJitter", jitter.toString(), most);
        }
    }

    private void regions(List<Region> regions) {
        if (regions.size() > MAX_REGIONS) {
            findings.add("network.regions", regions.size() + " regions", "at most " + MAX_REGIONS);
        }
        Set<String> settled = new LinkedHashSet<>();
        boolean anybody = regions.isEmpty();
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            String path = "network.regions[" + i + "]";
            if (region.name().isBlank()) findings.add(path + ".name", "nothing", "a word");
            if (sides.indexOf(region.name()) != sides.lastIndexOf(region.name())) {
                findings.add(path + ".name", Findings.quoted(region.name()), "a name that means nothing else");
            }
            if (region.weight() < 0 || region.weight() > MAX_WEIGHT) {
                findings.add(path + ".weight", Integer.toString(region.weight()), "0 to " + MAX_WEIGHT);
            }
            anybody |= region.weight() > 0;
            for (int j = 0; j < region.members().size(); j++) {
                String member = region.members().get(j);
                side(findings, sides, path + ".members[" + j + "]", member);
                if (!settled.add(member)) {
                    findings.add(path + ".members[" + j + "]", Findings.quoted(member), "who lives in one region");
                }
            }
        }
        if (!anybody) findings.add("network.regions", "no weight", "one region with a weight, for all who are unnamed");
    }

    private void distances(Network network) {
        List<String> names = new ArrayList<>();
        for (Region region : network.regions()) names.add(region.name());
        Set<Set<String>> stated = new LinkedHashSet<>();
        for (int i = 0; i < network.distances().size(); i++) {
            Distance distance = network.distances().get(i);
            String path = "network.distances[" + i + "]";
            region(path + ".between", distance.between(), names);
            region(path + ".and", distance.and(), names);
            findings.positive(path + ".latency", distance.latency());
            Set<String> pair = new java.util.TreeSet<>(List.of(distance.between()));
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
