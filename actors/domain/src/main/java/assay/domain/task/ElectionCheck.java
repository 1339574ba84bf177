package assay.domain.task;

import assay.domain.committee.BallotRules;
import assay.domain.committee.CommitteeRules;
import assay.domain.committee.ElectionRule;
import assay.domain.election.Sortition;
import assay.domain.money.Credits;

/** What a task may say about how its committee is elected. */
final class ElectionCheck {
    /** The most reserves. */
    static final int MAX_RESERVES = 1_000;

    /** The largest lot: so many of them as one candidate may hold must still be an amount of money. */
    static final Credits MAX_LOT = Credits.micros(Long.MAX_VALUE / Sortition.MAX_LOTS);

    /** Told of everything that is wrong. */
    interface Found {
        void wrong(String field, Object value, String expected);
    }

    private ElectionCheck() {}

    static void of(CommitteeRules rules, Found found) {
        String election = rules.election();
        if (!ElectionRule.ALL.contains(election)) {
            found.wrong("committee.election", '"' + election + '"', "one of " + String.join(", ", ElectionRule.ALL));
        }
        BallotRules ballot = rules.ballot();
        if (ballot.reserves() < 0 || ballot.reserves() > MAX_RESERVES) {
            found.wrong("committee.ballot.reserves", ballot.reserves(), "a whole number from 0 to " + MAX_RESERVES);
        }
        if (!election.equals(ElectionRule.SORTITION)) {
            if (rules.quotas().verifiers() == 0) return;
            found.wrong("committee.quotas.verifiers", rules.quotas().verifiers(), "0 where no lots are drawn");
            return;
        }
        if (rules.stake().isZero()) {
            found.wrong("committee.stake", rules.stake(), "more than 0: it is what one lot stands for");
        }
        if (MAX_LOT.lessThan(rules.stake())) {
            found.wrong("committee.stake", rules.stake(), "at most " + MAX_LOT + ", so that many lots can be staked");
        }
    }
}
