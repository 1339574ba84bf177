package assay.simulation;

import assay.simulation.host.Mix;
import assay.simulation.scenario.Absence;
import assay.simulation.scenario.Crashing;
import assay.simulation.scenario.DatabaseFaults;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.NodeFaults;
import assay.simulation.scenario.Partitions;
import assay.simulation.scenario.Reordering;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Spell;
import java.time.Duration;
import java.util.List;

/**
 * Swarm testing (Groce, Zhang, Eide, Chen and Regehr, ISSTA 2012): runs that each leave out some kinds of faults find more
 * than runs that all have every kind, because one fault often hides what another would show.
 */
public final class Swarm {
    private static final long PURPOSE = Mix.of("swarm");
    /** Shares of messages and writes, in 10⁻⁶, from hardly ever to all the time. */
    private static final long[] SHARES = {1_000, 3_000, 10_000, 30_000, 100_000};

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final long seed;

    private Swarm(long seed) {
        this.seed = Mix.of(seed, PURPOSE);
    }

    /**
     * The same study with a drawn half of all kinds of faults, each of a drawn strength, in place of its own. They last as
     * long as the scenario's own would; if those last no time, up to four minutes or a third of the horizon.
     */
    public static Scenario draw(Scenario scenario, long seed) {
        return new Swarm(seed).draw(scenario);
    }

    private Scenario draw(Scenario scenario) {
        Network network = scenario.network()
                .losing(share(FaultKind.LOSS), share(FaultKind.DUPLICATION))
                .with(
                        on(FaultKind.REORDERING)
                                ? new Reordering(
                                        share(FaultKind.REORDERING), Duration.ofSeconds(between(1, 20, "held")))
                                : Reordering.NONE);
        Faults faults = new Faults(
                crashes(),
                nodes(),
                new DatabaseFaults(
                        spell(FaultKind.DATABASE_AWAY),
                        on(FaultKind.SLOW_WRITE) ? Duration.ofMillis(between(1, 400, "write")) : Duration.ZERO),
                new Partitions(List.of(), spell(FaultKind.PARTITION)),
                new Absence(spell(FaultKind.CHURN), on(FaultKind.VANISHING) ? 50_000 * between(1, 6, "vanishing") : 0),
                false,
                until(scenario));
        return scenario.withNetwork(network).withFaults(faults);
    }

    private Crashing crashes() {
        return new Crashing(
                share(FaultKind.CRASH_BEFORE_PERSIST),
                share(FaultKind.LOST_WRITE),
                share(FaultKind.CRASH_AFTER_PERSIST),
                share(FaultKind.CRASH_AMID_SEND),
                share(FaultKind.CRASH_AFTER_SEND),
                Duration.ofMillis(between(100, 8_000, "restart")));
    }

    private NodeFaults nodes() {
        return new NodeFaults(
                spell(FaultKind.NODE_CRASH),
                spell(FaultKind.SLOW_NODE),
                Duration.ofMillis(between(10, 2_000, "lag")),
                spell(FaultKind.REPLACED_WRITER),
                on(FaultKind.CLOCK_SKEW) ? Duration.ofMillis(between(1, 3_000, "skew")) : Duration.ZERO);
    }

    private Duration until(Scenario scenario) {
        if (!scenario.faults().until().isZero()) return scenario.faults().until();
        Duration drawn = SHORTEST.plusSeconds(between(0, 180, "until"));
        Duration third = scenario.horizon().dividedBy(3);
        return drawn.compareTo(third) < 0 ? drawn : third;
    }

    private boolean on(FaultKind kind) {
        return (bits(kind.word()) & 1) == 0;
    }

    private long share(FaultKind kind) {
        if (!on(kind)) return 0;
        return SHARES[(int) between(0, SHARES.length - 1, kind.word() + " share")];
    }

    private Spell spell(FaultKind kind) {
        if (!on(kind)) return Spell.NEVER;
        long seconds = between(10, 90, kind.word() + " every");
        return new Spell(
                100_000 * between(1, 10, kind.word() + " chance"),
                Duration.ofSeconds(seconds),
                Duration.ofMillis(between(500, 500 * seconds, kind.word() + " lasts")));
    }

    private long between(long low, long high, String what) {
        return Mix.between(Mix.of(bits(what), 1), low, high);
    }

    private long bits(String what) {
        return Mix.of(seed, Mix.of(what));
    }
}
