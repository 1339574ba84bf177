package assay.simulation.study;

import assay.domain.election.MinorityRule;
import assay.simulation.electorate.Election;
import assay.simulation.electorate.Electorate;
import assay.simulation.host.Mix;
import assay.simulation.kernel.RollingHash;
import assay.simulation.scenario.ElectorateEntry;
import assay.simulation.scenario.Scenario;
import java.util.function.Consumer;

/** The elections of one run of an electorate, in their order. */
public final class Ballots {
    private static final long PURPOSE = 0x62616C6C6F74L;

    private final Scenario scenario;
    private final ElectorateEntry electorate;
    private final RollingHash hash = new RollingHash();

    /** @throws IllegalArgumentException when the scenario has errors, or is one of a market */
    public Ballots(Scenario scenario) {
        var errors = scenario.errors();
        if (!errors.isEmpty()) throw new IllegalArgumentException("the scenario cannot be run: " + errors);
        this.scenario = scenario;
        this.electorate =
                scenario.electorate().orElseThrow(() -> new IllegalArgumentException("the scenario has no electorate"));
    }

    /** How many elections there are. */
    public int number() {
        return electorate.elections();
    }

    /** The electorate of the election {@code index}, from 0. That of the first has the scenario's own seed. */
    public Electorate electorate(int index) {
        // Runs are told apart by seeds that follow one another; elections of one run must not be those of the next.
        long seed = index == 0 ? scenario.seed() : Mix.of(Mix.of(scenario.seed(), PURPOSE), index);
        return electorate.electorate(scenario.network(), seed);
    }

    /** Holds election {@code index}, whose cycles {@code heard} hears. */
    public Election hold(int index, Consumer<MinorityRule.Cycle> heard) {
        Electorate one = electorate(index);
        Election election = electorate.messages() ? one.exchange(heard) : one.count(heard);
        hash.fold(election.traceHash());
        return election;
    }

    /** Equal when all elections held so far went the same way, in the same order. */
    public String traceHash() {
        return RollingHash.hex(hash.value());
    }
}
