package assay.simulation.electorate;

import static assay.simulation.electorate.Electorate.UNHEARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.domain.election.CycleKind;
import assay.domain.election.MinorityRule;
import assay.simulation.host.Mix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ElectorateTest {
    private static final MinorityRule RULE = new MinorityRule(3, 21);

    private static Electorate honest(int candidates, long seed) {
        return new Electorate(RULE, Blocs.honest(candidates), Links.SOUND, seed);
    }

    @Test
    void counting_bits_and_exchanging_messages_elect_the_same_members() {
        int drawn = 0;
        int failed = 0;
        Set<Long> traces = new HashSet<>();
        for (long seed = 1; seed <= 2_000; seed++) {
            Electorate electorate = any(seed);
            Election counted = electorate.count(UNHEARD);
            Election exchanged = electorate.exchange(UNHEARD);
            assertThat(exchanged.cycles()).as("%s", electorate).isEqualTo(counted.cycles());
            assertThat(exchanged.members()).as("%s", electorate).isEqualTo(counted.members());
            assertThat(exchanged.drawn()).isEqualTo(counted.drawn());
            assertThat(exchanged.members().size())
                    .isLessThanOrEqualTo(electorate.rule().maximum());
            if (counted.drawn()) drawn++;
            if (counted.members().isEmpty()) failed++;
            traces.add(exchanged.traceHash());
        }
        assertThat(drawn).as("elections that ended by lot").isGreaterThan(50);
        assertThat(failed).as("elections that too few took part in").isPositive();
        assertThat(traces).as("trace hashes").hasSizeGreaterThan(1_900);
    }

    /** An electorate with everything that can differ drawn from the seed. */
    private static Electorate any(long seed) {
        int candidates = (int) Mix.between(Mix.of(seed, 1), 1, 400);
        int minimum = (int) Mix.between(Mix.of(seed, 2), 1, 5);
        int maximum = (int) Mix.between(Mix.of(seed, 3), minimum, minimum + 20);
        Blocs blocs = Blocs.shares(candidates, share(seed, 4, 0.3), share(seed, 5, 0.3), share(seed, 6, 0.35));
        int least = (int) Mix.between(Mix.of(seed, 7), 1, 50);
        int most = (int) Mix.between(Mix.of(seed, 8), least, 3_000);
        boolean sound = Mix.chance(Mix.of(seed, 9), 500_000);
        Links links = new Links(least, most, sound ? 0 : 20_000, sound ? 0 : 100_000);
        return new Electorate(new MinorityRule(minimum, maximum), blocs, links, seed);
    }

    private static double share(long seed, int which, double most) {
        return Mix.chance(Mix.of(seed, which), 500_000)
                ? 0
                : most * Mix.between(Mix.of(seed, which + 100), 0, 100) / 100;
    }

    @Test
    void a_million_candidates_elect_the_same_members_either_way() {
        Election counted = honest(1_000_000, 5).count(UNHEARD);
        Election exchanged = honest(1_000_000, 5).exchange(UNHEARD);
        assertThat(exchanged.members()).isEqualTo(counted.members()).hasSizeBetween(3, 21);
        assertThat(exchanged.cycles()).isEqualTo(counted.cycles());
        // Each cycle halves those who stand, and everybody who stands is asked and votes.
        assertThat(exchanged.messages()).isBetween(3_900_000L, 4_100_000L);
        assertThat(counted.cycles().get(0).survivors()).isBetween(495_000, 500_000);
    }

    @Test
    void where_there_is_room_for_all_nobody_votes() {
        assertThat(honest(21, 1).count(UNHEARD).members()).hasSize(21);
        assertThat(honest(21, 1).exchange(UNHEARD).cycles()).isEmpty();
        assertThat(honest(21, 1).exchange(UNHEARD).messages()).isZero();
    }

    @Test
    void whoever_listens_hears_of_every_cycle() {
        List<MinorityRule.Cycle> heard = new ArrayList<>();
        Election election = honest(1_000, 3).exchange(heard::add);
        assertThat(heard).isNotEmpty().isEqualTo(election.cycles());
    }

    @Test
    void the_same_seed_goes_the_same_way_and_another_another() {
        assertThat(honest(1_000, 3).exchange(UNHEARD))
                .isEqualTo(honest(1_000, 3).exchange(UNHEARD));
        assertThat(honest(1_000, 4).exchange(UNHEARD).traceHash())
                .isNotEqualTo(honest(1_000, 3).exchange(UNHEARD).traceHash());
    }

    @Test
    void a_candidate_s_number_decides_nothing() {
        int seats = 0;
        int ofFirstHalf = 0;
        for (long seed = 1; seed <= 300; seed++) {
            for (int member : honest(10_000, seed).count(UNHEARD).members()) {
                seats++;
                if (member < 5_000) ofFirstHalf++;
            }
        }
        assertThat(ofFirstHalf / (double) seats).isCloseTo(0.5, within(0.02));
    }

    /** The minority of those who toss coins is always less than half of them; of those who split their votes it is half. */
    @Test
    void those_who_split_their_votes_evenly_get_more_than_their_share() {
        int seats = 0;
        int ofColluders = 0;
        for (long seed = 1; seed <= 300; seed++) {
            Blocs blocs = new Blocs(0, 0, 2_000, 10_000);
            Election election = new Electorate(RULE, blocs, Links.SOUND, seed).count(UNHEARD);
            seats += election.members().size();
            ofColluders += election.elected(Behaviour.VOTE_SPLITTER);
        }
        assertThat(ofColluders / (double) seats).isBetween(0.27, 0.35);
    }

    @Test
    void one_in_ten_thousand_that_votes_last_is_elected_three_times_in_four() {
        int elected = 0;
        for (long seed = 1; seed <= 100; seed++) {
            Electorate electorate = new Electorate(RULE, new Blocs(0, 1, 0, 10_000), Links.SOUND, seed);
            elected += electorate.count(UNHEARD).elected(Behaviour.LATE);
        }
        assertThat(elected).isBetween(65, 95);
    }

    @Test
    void everybody_voting_last_splits_evenly_until_lots_decide() {
        Electorate electorate = new Electorate(RULE, new Blocs(0, 10_000, 0, 10_000), Links.SOUND, 1);
        Election election = electorate.count(UNHEARD);
        assertThat(election.drawn()).isTrue();
        assertThat(election.cycles()).hasSize(16).allMatch(cycle -> cycle.kind() == CycleKind.TIE);
        assertThat(election.members()).hasSize(21).isSorted();
        assertThat(electorate.exchange(UNHEARD).members()).isEqualTo(election.members());
    }

    @Test
    void the_silent_are_out_and_without_voters_there_is_no_committee() {
        Election election = new Electorate(RULE, new Blocs(990, 0, 0, 1_000), Links.SOUND, 1).exchange(UNHEARD);
        assertThat(election.elected(Behaviour.HONEST)).isEqualTo(10);
        assertThat(election.cycles()).hasSize(1);
        Election nobody = new Electorate(RULE, new Blocs(1_000, 0, 0, 1_000), Links.SOUND, 1).exchange(UNHEARD);
        assertThat(nobody.members()).isEmpty();
        assertThat(nobody.cycles().get(0).kind()).isEqualTo(CycleKind.TOO_FEW);
    }

    @Test
    void blocs_and_links_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new Blocs(5, 5, 5, 14)).hasMessageContaining("no more than 14");
        assertThatThrownBy(() -> Blocs.shares(10, 1.5, 0, 0)).hasMessageContaining("share 1.5");
        assertThatThrownBy(() -> new Links(0, 5, 0, 0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new Links(1, 5, 2_000_000, 0)).hasMessageContaining("0 to 1000000");
        assertThatThrownBy(() -> honest(0, 1)).hasMessageContaining("0 candidates");
    }
}
