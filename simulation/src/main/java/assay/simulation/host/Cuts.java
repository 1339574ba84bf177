package assay.simulation.host;

import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Partition;
import assay.simulation.scenario.Partitions;
import java.util.List;

/** The cuts in the network: whether a message gets across. */
final class Cuts {
    private final List<Partition> planned;
    private final Spells drawn;
    private final Geography geography;
    private final Nodes nodes;

    Cuts(long seed, Partitions partitions, long untilMicros, Geography geography, Nodes nodes) {
        this.planned = partitions.partitions();
        this.drawn = new Spells(seed, FaultKind.PARTITION, partitions.partition(), untilMicros);
        this.geography = geography;
        this.nodes = nodes;
    }

    /** Whether what {@code from} sends to {@code to} at {@code atMicros} is lost. */
    boolean stop(Address from, Address to, long atMicros) {
        for (Partition partition : planned) if (stops(partition, from, to, atMicros)) return true;
        if (!drawn.hold(0, atMicros)) return false;
        long bits = drawn.bits(0, atMicros);
        boolean near = isOnFirstHalf(bits, from);
        boolean far = isOnFirstHalf(bits, to);
        boolean oneWay = (Mix.of(bits, 3) & 1) == 0;
        return near != far && (near || !oneWay);
    }

    private boolean isOnFirstHalf(long bits, Address address) {
        // Entities of one node are never apart.
        long site = address.type() == null ? address.bits() : nodes.of(address);
        return (Mix.of(Mix.of(bits, 4), site) & 1) == 0;
    }

    private boolean stops(Partition partition, Address from, Address to, long atMicros) {
        if (atMicros < partition.from().toNanos() / 1_000) return false;
        if (atMicros >= partition.until().toNanos() / 1_000) return false;
        boolean across = isNear(partition, from) && isFar(partition, to);
        if (across || partition.oneWay()) return across;
        return isNear(partition, to) && isFar(partition, from);
    }

    private boolean isNear(Partition partition, Address address) {
        return geography.isMeant(partition.between(), address);
    }

    private boolean isFar(Partition partition, Address address) {
        // Whoever is on both sides is on the first: nobody is cut off from himself.
        if (isNear(partition, address)) return false;
        return partition.and().isEmpty() || geography.isMeant(partition.and(), address);
    }
}
