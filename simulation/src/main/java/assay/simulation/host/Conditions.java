package assay.simulation.host;

import assay.domain.entity.ParticipantId;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Group;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Verifiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** What a run's network and machines are like, and what befalls them: all of it a pure function of the seed. */
public final class Conditions {
    private final long seed;
    private final Network network;
    private final Timeline timeline;
    private final long untilMicros;
    private final Struck struck = new Struck();
    private final Nodes nodes;
    private final Geography geography;
    private final Cuts cuts;
    private final Absent absent;
    private final Crashes crashes;
    private final Disk disk;

    /** The conditions of {@code scenario}, whose faults are not still to be drawn. */
    public Conditions(Scenario scenario, Timeline timeline) {
        this(scenario.seed(), scenario.network(), scenario.faults(), clients(scenario), homes(scenario), timeline);
    }

    /** Conditions in which nobody is a client, and nobody says where he lives. */
    public Conditions(long seed, Network network, Faults faults, Timeline timeline) {
        this(seed, network, faults, Set.of(), Map.of(), timeline);
    }

    private Conditions(
            long seed,
            Network network,
            Faults faults,
            Set<String> clients,
            Map<String, String> homes,
            Timeline timeline) {
        if (faults.swarm()) throw new IllegalArgumentException("the faults are still to be drawn");
        this.seed = seed;
        this.network = network;
        this.timeline = timeline;
        this.untilMicros = faults.until().toNanos() / 1_000;
        this.nodes = new Nodes(seed, network.nodes(), faults.nodes(), untilMicros);
        this.geography = new Geography(seed, network, nodes, homes);
        this.cuts = new Cuts(seed, faults.partitions(), untilMicros, geography, nodes);
        this.absent = new Absent(seed, faults.absence(), untilMicros, clients);
        this.crashes = new Crashes(seed, faults.crashes(), untilMicros, timeline, struck);
        this.disk = new Disk(seed, faults.database(), untilMicros, timeline);
    }

    private static Set<String> clients(Scenario scenario) {
        Set<String> names = new TreeSet<>();
        for (Client client : scenario.population().clients()) names.add(client.name());
        return names;
    }

    private static Map<String, String> homes(Scenario scenario) {
        Map<String, String> homes = new TreeMap<>();
        for (Client client : scenario.population().clients()) {
            client.region().ifPresent(region -> homes.put(client.name(), region));
        }
        List<Group> groups = new ArrayList<>();
        for (Miners miners : scenario.population().miners()) groups.add(miners.group());
        for (Evaluators evaluators : scenario.population().evaluators()) groups.add(evaluators.group());
        for (Verifiers verifiers : scenario.population().verifiers()) groups.add(verifiers.group());
        for (Group group : groups) group.region().ifPresent(region -> homes.put(group.prefix(), region));
        return homes;
    }

    /** The virtual time of the run. */
    public Timeline timeline() {
        return timeline;
    }

    /** How often each kind of fault made a difference so far. */
    public Struck struck() {
        return struck;
    }

    /** Whether two participants reach one another now: both are there, and no cut is between them. */
    public boolean connect(ParticipantId one, ParticipantId other) {
        long now = timeline.nowMicros();
        Address here = Address.of(one);
        Address there = Address.of(other);
        if (absent.isMissing(here, now) || absent.isMissing(there, now)) return false;
        return !cuts.stop(here, there, now) && !cuts.stop(there, here, now);
    }

    /** What a message there and one back take between two participants; empty when nothing is said of regions. */
    public OptionalLong roundTripMicros(ParticipantId one, ParticipantId other) {
        if (network.regions().isEmpty()) return OptionalLong.empty();
        return OptionalLong.of(2 * geography.medianMicros(Address.of(one), Address.of(other)));
    }

    /** Which entity crashes at which of its writes. */
    public Crashes crashes() {
        return crashes;
    }

    /** Tells {@code dies}, each time a node dies, its number. */
    public void whenANodeDies(IntConsumer dies) {
        nodes.whenOneDies(timeline, dies);
    }

    /** The node on which {@code entity} lives. */
    public int nodeOf(Address entity) {
        return nodes.of(entity);
    }

    /** Gives an entity's next life a node; false when every node is down. */
    public boolean move(Address entity, long life) {
        return nodes.move(entity, life, timeline.nowMicros()).isPresent();
    }

    /** The present by the clock of the node on which {@code entity} lives. */
    public Instant now(Address entity) {
        return timeline.now().plusNanos(nodes.skewMicros(nodes.of(entity)) * 1_000);
    }

    /** When the database is back, in microseconds after the start, if it is away now. */
    public OptionalLong databaseIsBackMicros() {
        return disk.isAway() ? OptionalLong.of(disk.backMicros()) : OptionalLong.empty();
    }

    /** Whether faults have not stopped yet. */
    boolean isFaulty() {
        return timeline.nowMicros() < untilMicros;
    }

    /** Whether nothing breaks in the whole run. */
    boolean areCalm() {
        return untilMicros == 0;
    }

    /** Counts a fault of this kind that made a difference. */
    public void struck(FaultKind kind) {
        struck.count(kind);
    }

    long seed() {
        return seed;
    }

    Network network() {
        return network;
    }

    Nodes nodes() {
        return nodes;
    }

    Geography geography() {
        return geography;
    }

    Cuts cuts() {
        return cuts;
    }

    Absent absent() {
        return absent;
    }

    Disk disk() {
        return disk;
    }
}
