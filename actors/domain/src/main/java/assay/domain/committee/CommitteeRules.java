package assay.domain.committee;

import assay.domain.money.Credits;
import java.time.Duration;

/**
 * How a committee is found and led. For a contribution task only minimum, maximum, stake and registration apply.
 *
 * @param minimum fewest members, and the smallest minority that may win a cycle
 * @param maximum most members
 * @param stake what a miner must have locked to take part; in a draw by lot, what one lot stands for
 * @param election name of the rule: see {@link ElectionRule}
 * @param registration how long registration stays open
 * @param votingCycle how long a cycle of votes stays open
 * @param pings how long members may take to report pings
 * @param ranking how long members may take to rank segments
 * @param leaderLease how long the leader may stay silent before the next in the ranking takes over
 * @param ballot what sealed votes and draws by lot need
 * @param quotas whom else a draw by lot seats
 */
public record CommitteeRules(
        int minimum,
        int maximum,
        Credits stake,
        String election,
        Duration registration,
        Duration votingCycle,
        Duration pings,
        Duration ranking,
        Duration leaderLease,
        BallotRules ballot,
        Quotas quotas) {
    /** Rules by which no draw seats anybody but members and reserves. */
    public CommitteeRules(
            int minimum,
            int maximum,
            Credits stake,
            String election,
            Duration registration,
            Duration votingCycle,
            Duration pings,
            Duration ranking,
            Duration leaderLease,
            BallotRules ballot) {
        this(
                minimum,
                maximum,
                stake,
                election,
                registration,
                votingCycle,
                pings,
                ranking,
                leaderLease,
                ballot,
                Quotas.unsaid());
    }

    /** Rules that say nothing about sealed votes and lots. */
    public CommitteeRules(
            int minimum,
            int maximum,
            Credits stake,
            String election,
            Duration registration,
            Duration votingCycle,
            Duration pings,
            Duration ranking,
            Duration leaderLease) {
        this(
                minimum,
                maximum,
                stake,
                election,
                registration,
                votingCycle,
                pings,
                ranking,
                leaderLease,
                BallotRules.unsaid());
    }

    /** The same with other quotas. */
    public CommitteeRules with(Quotas other) {
        return new CommitteeRules(
                minimum,
                maximum,
                stake,
                election,
                registration,
                votingCycle,
                pings,
                ranking,
                leaderLease,
                ballot,
                other);
    }

    /** The fewest candidates that every place can be filled from. */
    int fewest() {
        return minimum + quotas.verifiers();
    }

    /** Whom it takes so many for, in words. */
    String wanted() {
        if (!quotas.wanted()) return fewest() + " candidates";
        return fewest() + " candidates (" + minimum + " members, " + quotas.verifiers() + " verifiers)";
    }

    boolean sealed() {
        return election.equals(ElectionRule.SEALED);
    }

    boolean byLot() {
        return election.equals(ElectionRule.SORTITION);
    }
}
