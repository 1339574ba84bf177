package assay.simulation.electorate;

import assay.domain.election.MinorityRule;
import assay.simulation.kernel.Packed;
import java.util.function.Consumer;

/**
 * A minority election among up to 2²⁶ candidates, who are numbers from 0. The same electorate elects the same members
 * every time, counted over bits or message by message.
 *
 * @param rule the committee's own
 * @param seed decides every coin, delay and loss
 * @param sealed whether votes are sealed until all are given: then late voters see nothing, and toss coins
 */
public record Electorate(MinorityRule rule, Blocs blocs, Links links, long seed, boolean sealed) {
    /** An electorate whose votes are open. */
    public Electorate(MinorityRule rule, Blocs blocs, Links links, long seed) {
        this(rule, blocs, links, seed, false);
    }

    /** Nobody listens. */
    public static final Consumer<MinorityRule.Cycle> UNHEARD = cycle -> {};

    public Electorate {
        if (blocs.candidates() < 1 || blocs.candidates() > Packed.MAX_NODES) {
            throw new IllegalArgumentException(blocs.candidates() + " candidates: expected 1 to " + Packed.MAX_NODES);
        }
        if (rule.minimum() < 1 || rule.maximum() < rule.minimum()) {
            throw new IllegalArgumentException("a committee of " + rule.minimum() + " to " + rule.maximum()
                    + ": expected at least 1, and no more than the maximum");
        }
    }

    /** The same electorate with other luck. */
    public Electorate withSeed(long other) {
        return new Electorate(rule, blocs, links, other, sealed);
    }

    /** Elects by counting bits, 64 candidates at a time. */
    public Election count(Consumer<MinorityRule.Cycle> heard) {
        return new Count(this, new Chance(seed, links), heard).run();
    }

    /** Elects message by message: every candidate is asked in every cycle, and every vote travels. */
    public Election exchange(Consumer<MinorityRule.Cycle> heard) {
        return new Exchange(this, new Chance(seed, links), heard).run();
    }
}
