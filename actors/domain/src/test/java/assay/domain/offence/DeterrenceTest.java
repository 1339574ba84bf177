package assay.domain.offence;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.money.Credits;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeterrenceTest {
    /**
     * A step that brings one credit and is looked at once in fifty: 49 credits must be at risk. Whoever cheats gains one in
     * 49 of 50 cases and loses 49 in the other, which is nothing on average (Becker 1968).
     */
    @Test
    void whatIsAtStakeOutweighsWhatACheatGainsOnAverage() {
        Credits stake = Deterrence.stake(Credits.of(1), 20_000, 1_000_000);
        assertThat(stake).isEqualTo(Credits.of(49));
        long cheats = 49 * Credits.of(1).micros() - stake.micros();
        assertThat(cheats).isZero();
    }

    @Test
    void halfOfTheStakeAtRiskTakesTwiceTheStake() {
        assertThat(Deterrence.stake(Credits.of(1), 20_000, 500_000)).isEqualTo(Credits.of(98));
        assertThat(Deterrence.stake(Credits.of(1), 1_000_000, 500_000)).isEqualTo(Credits.ZERO);
        assertThat(Deterrence.stake(Credits.micros(1), 300_000, 1_000_000)).isEqualTo(Credits.micros(3));
    }

    @Test
    void theShareIsThatOfAResultThatIsWrong() {
        SlashingTable table = new SlashingTable(
                List.of(
                        new SlashingTable.Penalty(Offence.NO_ANSWER, 900_000),
                        new SlashingTable.Penalty(Offence.WRONG_PROOF, 300_000),
                        new SlashingTable.Penalty(Offence.WRONG_RESULT, 200_000)),
                0);
        assertThat(Deterrence.shareMicros(table)).isEqualTo(300_000);
    }
}
