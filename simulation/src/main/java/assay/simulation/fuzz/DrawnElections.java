package assay.simulation.fuzz;

import assay.domain.committee.BallotRules;
import assay.domain.committee.CommitteeRules;
import assay.domain.committee.ElectionRule;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import assay.domain.task.TaskSpec;
import java.time.Duration;
import java.util.List;

/** Draws by which rule a task's committee is elected, and what silence costs. */
final class DrawnElections {
    private DrawnElections() {}

    /** {@code spec}, elected otherwise: every rule, windows too short for anybody, reserves of all numbers. */
    static TaskSpec in(TaskSpec spec, Dice dice) {
        CommitteeRules usual = spec.committee();
        BallotRules ballot = new BallotRules(window(dice), window(dice), dice.count(0, 6));
        CommitteeRules rules = new CommitteeRules(
                usual.minimum(),
                usual.maximum(),
                usual.stake(),
                dice.one(ElectionRule.ALL),
                usual.registration(),
                usual.votingCycle(),
                usual.pings(),
                usual.ranking(),
                usual.leaderLease(),
                ballot);
        long share = dice.anyShareMicros();
        boolean costs = dice.chance(60) && share > 0;
        TaskSpec elected = spec.with(rules);
        if (!costs) return elected;
        return elected.with(new SlashingTable(List.of(new SlashingTable.Penalty(Offence.NO_REVEAL, share)), 0));
    }

    private static Duration window(Dice dice) {
        return dice.chance(20) ? dice.millis(200, 1_500) : dice.seconds(2, 10);
    }
}
