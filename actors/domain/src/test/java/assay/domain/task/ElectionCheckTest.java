package assay.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.BallotRules;
import assay.domain.committee.CommitteeRules;
import assay.domain.committee.ElectionRule;
import assay.domain.money.Credits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElectionCheckTest {
    @Test
    void every_rule_there_is_may_be_said_and_no_other() {
        for (String rule : ElectionRule.ALL)
            assertThat(wrong(rule, 10, Credits.of(5))).isEmpty();
        assertThat(wrong("coin-toss", 10, Credits.of(5))).containsExactly("committee.election");
    }

    @Test
    void reserves_have_bounds() {
        assertThat(wrong(ElectionRule.SORTITION, ElectionCheck.MAX_RESERVES, Credits.of(5)))
                .isEmpty();
        assertThat(wrong(ElectionRule.SORTITION, ElectionCheck.MAX_RESERVES + 1, Credits.of(5)))
                .containsExactly("committee.ballot.reserves");
        assertThat(wrong(ElectionRule.MINORITY, -1, Credits.of(5))).containsExactly("committee.ballot.reserves");
    }

    @Test
    void a_lot_stands_for_some_stake_and_many_lots_are_still_an_amount() {
        assertThat(wrong(ElectionRule.SORTITION, 1, Credits.ZERO)).containsExactly("committee.stake");
        assertThat(wrong(ElectionRule.MINORITY, 1, Credits.ZERO)).isEmpty();
        assertThat(wrong(ElectionRule.SORTITION, 1, ElectionCheck.MAX_LOT)).isEmpty();
        Credits more = ElectionCheck.MAX_LOT.plus(Credits.micros(1));
        assertThat(wrong(ElectionRule.SORTITION, 1, more)).containsExactly("committee.stake");
    }

    private static List<String> wrong(String rule, int reserves, Credits stake) {
        Duration window = Duration.ofSeconds(1);
        BallotRules ballot = new BallotRules(window, window, reserves);
        CommitteeRules rules = new CommitteeRules(3, 5, stake, rule, window, window, window, window, window, ballot);
        List<String> fields = new ArrayList<>();
        ElectionCheck.of(rules, (field, value, expected) -> fields.add(field));
        return fields;
    }
}
