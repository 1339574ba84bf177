package assay.simulation.scenario;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Everything that can go wrong in a run, one by one: what swarms draw from, what runs count, what is taken away to shrink. */
public enum FaultKind {
    /** A message is lost. */
    LOSS,
    /** A message arrives twice. */
    DUPLICATION,
    /** A message is held back. */
    REORDERING,
    /** A message does not get across a cut in the network. */
    PARTITION,
    /** A message from or to somebody who is away is lost. */
    CHURN,
    /** A message from or to somebody who is away for good is lost. */
    VANISHING,
    /** An entity crashes with a decision that was not written. */
    CRASH_BEFORE_PERSIST,
    /** An entity crashes, and what it wrote disappears. */
    LOST_WRITE,
    /** An entity crashes with a decision that is durable and that nobody was told. */
    CRASH_AFTER_PERSIST,
    /** An entity crashes while it tells others. */
    CRASH_AMID_SEND,
    /** An entity crashes after it told others. */
    CRASH_AFTER_SEND,
    /** An entity goes down with its node. */
    NODE_CRASH,
    /** A message is taken up late. */
    SLOW_NODE,
    /** A writer that was replaced is refused. */
    REPLACED_WRITER,
    /** Something is decided by a clock that is off. */
    CLOCK_SKEW,
    /** An entity cannot write, because the database is away. */
    DATABASE_AWAY,
    /** A message has to wait while its entity writes. */
    SLOW_WRITE;

    /** The word in reports: {@code crash-after-send}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kinds that {@code scenario} has, if nothing is drawn. */
    public static Set<FaultKind> in(Scenario scenario) {
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        for (FaultKind kind : values()) {
            if (!kind.takenFrom(scenario).equals(scenario)) kinds.add(kind);
        }
        return kinds;
    }

    /** The same study without faults of this kind. */
    public Scenario takenFrom(Scenario scenario) {
        Network network = scenario.network();
        Faults faults = scenario.faults();
        return switch (this) {
            case LOSS -> scenario.withNetwork(network.losing(0, network.duplicationMicros()));
            case DUPLICATION -> scenario.withNetwork(network.losing(network.lossMicros(), 0));
            case REORDERING ->
                network.reordering().shareMicros() == 0
                        ? scenario
                        : scenario.withNetwork(network.with(Reordering.NONE));
            case PARTITION -> scenario.withFaults(faults.with(withoutPartitions(faults.partitions())));
            case CHURN, VANISHING -> scenario.withFaults(faults.with(without(faults.absence())));
            case NODE_CRASH, SLOW_NODE, REPLACED_WRITER, CLOCK_SKEW ->
                scenario.withFaults(faults.with(without(faults.nodes())));
            case DATABASE_AWAY, SLOW_WRITE -> scenario.withFaults(faults.with(without(faults.database())));
            default -> scenario.withFaults(faults.with(without(faults.crashes())));
        };
    }

    private static Partitions withoutPartitions(Partitions from) {
        return from.partitions().isEmpty() && !from.partition().comes() ? from : Partitions.NONE;
    }

    private Crashing without(Crashing from) {
        return new Crashing(
                this == CRASH_BEFORE_PERSIST ? 0 : from.crashBeforePersistMicros(),
                this == LOST_WRITE ? 0 : from.lostWriteMicros(),
                this == CRASH_AFTER_PERSIST ? 0 : from.crashAfterPersistMicros(),
                this == CRASH_AMID_SEND ? 0 : from.crashAmidSendMicros(),
                this == CRASH_AFTER_SEND ? 0 : from.crashAfterSendMicros(),
                from.restartAfter());
    }

    private NodeFaults without(NodeFaults from) {
        return new NodeFaults(
                without(NODE_CRASH, from.nodeCrash()),
                without(SLOW_NODE, from.slowNode()),
                from.slowNodeLag(),
                without(REPLACED_WRITER, from.replacedWriter()),
                this == CLOCK_SKEW ? Duration.ZERO : from.clockSkew());
    }

    private DatabaseFaults without(DatabaseFaults from) {
        return new DatabaseFaults(
                without(DATABASE_AWAY, from.databaseAway()), this == SLOW_WRITE ? Duration.ZERO : from.writeTime());
    }

    private Absence without(Absence from) {
        return new Absence(without(CHURN, from.churn()), this == VANISHING ? 0 : from.vanishMicros());
    }

    private Spell without(FaultKind kind, Spell spell) {
        return this == kind && spell.comes() ? Spell.NEVER : spell;
    }
}
