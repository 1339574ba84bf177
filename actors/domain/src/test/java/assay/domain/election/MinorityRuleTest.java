package assay.domain.election;

import static assay.domain.election.CycleKind.FINISHED;
import static assay.domain.election.CycleKind.REDUCED;
import static assay.domain.election.CycleKind.SMALL_MINORITY;
import static assay.domain.election.CycleKind.TIE;
import static assay.domain.election.CycleKind.TOO_FEW;
import static assay.domain.election.CycleKind.UNANIMOUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MinorityRuleTest {
    private static final MinorityRule THREE_TO_FIVE = new MinorityRule(3, 5);

    /** One candidate a character: 0 and 1 are votes, - is silence, . is somebody who no longer stands. */
    private record Ballot(BitSet standing, BitSet voted, BitSet ones) {
        static Ballot of(String votes) {
            Ballot ballot = new Ballot(new BitSet(), new BitSet(), new BitSet());
            for (int i = 0; i < votes.length(); i++) {
                char vote = votes.charAt(i);
                ballot.standing.set(i, vote != '.');
                ballot.voted.set(i, vote != '-');
                ballot.ones.set(i, vote != '0');
            }
            return ballot;
        }
    }

    private static void count(String votes, CycleKind kind, String survivors) {
        Ballot ballot = Ballot.of(votes);
        MinorityRule.Cycle cycle = THREE_TO_FIVE.count(ballot.standing, ballot.voted, ballot.ones);
        StringBuilder left = new StringBuilder();
        for (int i = 0; i < votes.length(); i++) left.append(ballot.standing.get(i) ? votes.charAt(i) : '.');
        assertThat(left).hasToString(survivors);
        assertThat(cycle)
                .isEqualTo(new MinorityRule.Cycle(
                        kind,
                        (int) votes.chars().filter(c -> c == '0').count(),
                        (int) votes.chars().filter(c -> c == '1').count(),
                        (int) votes.chars().filter(c -> c == '-').count(),
                        ballot.standing.cardinality()));
    }

    @Test
    void theMinorityStaysWhicheverSideItIs() {
        count("0000000111111", REDUCED, ".......111111");
        count("0000001111111", REDUCED, "000000.......");
    }

    @Test
    void aMinorityForWhichThereIsRoomIsTheCommittee() {
        count("00000111", FINISHED, ".....111");
    }

    @Test
    void silentVotersAreOutBeforeAnythingIsCounted() {
        count("0000000--111111", REDUCED, ".........111111");
        count("01--0-1", FINISHED, "01..0.1");
        count("000000---111111", TIE, "000000...111111");
    }

    @Test
    void tieUnanimityAndTooSmallAMinorityEliminateNobody() {
        count("000111", TIE, "000111");
        count("000000", UNANIMOUS, "000000");
        count("111111", UNANIMOUS, "111111");
        count("0000011", SMALL_MINORITY, "0000011");
    }

    @Test
    void fewerThanTheMinimumAreTheEnd() {
        count("0-----1", TOO_FEW, "0.....1");
        count("-------", TOO_FEW, ".......");
    }

    @Test
    void whoeverNoLongerStandsIsNeitherCountedNorSilent() {
        count(".0.01..111..0.", FINISHED, ".0.0........0.");
    }

    @Test
    void everyElectionEndsWithinItsBoundsWhateverTheVotes() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int minimum = 1 + random.nextInt(5);
            int maximum = minimum + random.nextInt(10);
            int candidates = minimum + random.nextInt(200);
            double silence = random.nextInt(4) == 0 ? 0.1 : 0;
            Result result = elect(new MinorityRule(minimum, maximum), candidates, silence, random);
            if (result.end == TOO_FEW)
                assertThat(result.members).as("seed " + seed).isLessThan(minimum);
            else assertThat(result.members).as("seed " + seed).isBetween(minimum, maximum);
        }
    }

    /** Of twelve candidates a committee of three needs a minority of exactly three: 1 − 220/1507 of all elections fail. */
    @Test
    void twelveCandidatesForThreeSeatsEndInADrawSixTimesOutOfSeven() {
        SplittableRandom random = new SplittableRandom(12);
        int elections = 20_000;
        int drawn = 0;
        for (int i = 0; i < elections; i++) {
            if (elect(new MinorityRule(3, 3), 12, 0, random).drawn) drawn++;
        }
        assertThat((double) drawn / elections).isCloseTo(0.86, within(0.015));
    }

    @Test
    void aMillionCandidatesAreCountedByTheSameRule() {
        Result result = elect(new MinorityRule(3, 21), 1_000_000, 0, new SplittableRandom(1));
        assertThat(result.members).isBetween(3, 21);
        assertThat(result.cycles).isLessThan(100);
    }

    private record Result(CycleKind end, int members, int cycles, boolean drawn) {}

    /** Fair coin votes; ends, as a committee does, with a draw after {@link MinorityRule#MAX_REPEATS}. */
    private static Result elect(MinorityRule rule, int candidates, double silence, SplittableRandom random) {
        BitSet standing = new BitSet(candidates);
        standing.set(0, candidates);
        if (candidates <= rule.maximum()) return new Result(FINISHED, candidates, 0, false);
        int repeats = 0;
        for (int cycles = 1; ; cycles++) {
            BitSet voted = new BitSet(candidates);
            BitSet ones = new BitSet(candidates);
            for (int i = standing.nextSetBit(0); i >= 0; i = standing.nextSetBit(i + 1)) {
                voted.set(i, cycles == 1 || random.nextDouble() >= silence);
                ones.set(i, random.nextBoolean());
            }
            MinorityRule.Cycle cycle = rule.count(standing, voted, ones);
            assertThat(cycle.survivors()).isEqualTo(standing.cardinality());
            if (!cycle.kind().repeats() && cycle.kind() != REDUCED) {
                return new Result(cycle.kind(), cycle.survivors(), cycles, false);
            }
            repeats = cycle.kind().repeats() ? repeats + 1 : 0;
            if (repeats == MinorityRule.MAX_REPEATS) return new Result(cycle.kind(), rule.maximum(), cycles, true);
        }
    }
}
