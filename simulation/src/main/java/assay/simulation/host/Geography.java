package assay.simulation.host;

import assay.domain.entity.EntityType;
import assay.simulation.scenario.Distance;
import assay.simulation.scenario.Line;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.Region;
import assay.simulation.scenario.Sides;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who lives in which region, how far regions are apart, and who is meant by the word for a side. */
final class Geography {
    private static final long REGION = Mix.of("region");

    private final long seed;
    private final Nodes nodes;
    private final Map<String, String> homes;
    private final List<Region> regions;
    private final List<Line> lines;
    private final long medianMicros;
    /** Medians by the numbers of two regions. */
    private final long[][] medians;
    /** Of participants, since they never move. Looked up, never walked. */
    private final Map<Address, Integer> settled = new HashMap<>();

    private final int[] ofNode;

    /** @param homes the regions of groups and clients that say where they live */
    Geography(long seed, Network network, Nodes nodes, Map<String, String> homes) {
        this.seed = Mix.of(seed, REGION);
        this.nodes = nodes;
        this.homes = homes;
        this.regions = network.regions();
        this.lines = network.lines();
        this.medianMicros = network.latency().latencyMedian().toNanos() / 1_000;
        this.medians = new long[regions.size()][regions.size()];
        for (long[] row : medians) Arrays.fill(row, medianMicros);
        for (Distance distance : network.distances()) {
            int one = numberOf(distance.between());
            int other = numberOf(distance.and());
            medians[one][other] = distance.latency().toNanos() / 1_000;
            medians[other][one] = medians[one][other];
        }
        this.ofNode = new int[nodes.count() + 1];
        for (int node = 1; node <= nodes.count(); node++) {
            ofNode[node] = regions.isEmpty() ? 0 : regionOf(node);
        }
    }

    private int numberOf(String name) {
        for (int i = 0; i < regions.size(); i++) if (regions.get(i).name().equals(name)) return i;
        throw new IllegalArgumentException("no region " + name);
    }

    private int regionOf(int node) {
        for (int i = 0; i < regions.size(); i++) if (regions.get(i).nodes().contains(node)) return i;
        return drawn(node);
    }

    private int regionOf(Address participant) {
        for (Map.Entry<String, String> home : homes.entrySet()) {
            if (Sides.names(home.getKey(), participant.name())) return numberOf(home.getValue());
        }
        return drawn(participant.bits());
    }

    private int drawn(long bits) {
        long weights = 0;
        for (Region region : regions) weights += region.weight();
        long at = Mix.between(Mix.of(seed, bits), 0, weights - 1);
        int number = 0;
        while (at >= regions.get(number).weight()) at -= regions.get(number++).weight();
        return number;
    }

    private int region(Address address) {
        if (address.type() != null) return ofNode[nodes.of(address)];
        return settled.computeIfAbsent(address, this::regionOf);
    }

    /** Median time of a message between two addresses. */
    long medianMicros(Address one, Address other) {
        return regions.isEmpty() ? medianMicros : medians[region(one)][region(other)];
    }

    /** What the narrower of two lines lets through in a second; 0 when neither is narrow. */
    long bytesPerSecond(Address one, Address other) {
        if (lines.isEmpty()) return 0;
        long first = bytesPerSecond(one);
        long second = bytesPerSecond(other);
        if (first == 0 || second == 0) return Math.max(first, second);
        return Math.min(first, second);
    }

    private long bytesPerSecond(Address address) {
        for (Line line : lines) if (isMeant(line.of(), address)) return line.bytesPerSecond();
        return 0;
    }

    /** Whether one of the {@code words} means {@code address}. */
    boolean isMeant(List<String> words, Address address) {
        for (String word : words) if (isMeant(word, address)) return true;
        return false;
    }

    private boolean isMeant(String word, Address address) {
        EntityType type = address.type();
        if (word.equals(Sides.ALL)) return true;
        if (!regions.isEmpty() && word.equals(regions.get(region(address)).name())) return true;
        if (type == null) return word.equals(Sides.PARTICIPANTS) || Sides.names(word, address.name());
        return word.equals(Sides.MARKET)
                || word.equals(Sides.entities(type))
                || word.equals(Sides.node(nodes.of(address)));
    }
}
