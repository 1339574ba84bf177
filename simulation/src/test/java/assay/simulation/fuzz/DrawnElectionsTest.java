package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.BallotEvent.VoteRevealed;
import assay.domain.committee.CommitteeEntity;
import assay.domain.committee.CommitteeEvent.VoteCast;
import assay.domain.committee.DrawEvent.SeatsDrawn;
import assay.domain.committee.RecallEvent.CandidateReturned;
import assay.domain.committee.Seat;
import assay.simulation.Mutated;
import assay.simulation.SimulationResult;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DrawnElectionsTest {
    private static final int MARKETS = 200;

    @Test
    void nothing_breaks_in_two_hundred_markets_and_every_way_of_electing_is_seen() {
        SortedMap<String, Integer> seen = new TreeMap<>();
        for (long seed = 1; seed <= MARKETS; seed++) {
            Scenario market = market(seed);
            assertThat(market.errors()).as("seed %d", seed).isEmpty();
            SimulationResult result = Trial.SOUND.run(market, entry -> entry.events()
                    .forEach(event -> seen.merge(event.getClass().getSimpleName(), 1, Integer::sum)));
            assertThat(result.violations()).as("seed %d", seed).isEmpty();
        }
        assertThat(seen)
                .containsKeys(
                        name(VoteCast.class),
                        name(VoteRevealed.class),
                        name(SeatsDrawn.class),
                        name(CandidateReturned.class),
                        "LotsProven",
                        "ProofsMissed",
                        "RevealsMissed");
    }

    @Test
    void a_vote_turned_after_it_was_sealed_is_noticed() {
        Trial bent = Mutated.rules(new Bent<>(new CommitteeEntity()).deciding(VoteRevealed.class, event -> {
            VoteRevealed said = (VoteRevealed) event;
            return new VoteRevealed(said.cycle(), said.miner(), 1 - said.vote(), said.nonce());
        }));
        assertThat(noticed(bent, "SealedVotesMatch")).isTrue();
    }

    @Test
    void a_seat_too_many_is_noticed() {
        Trial bent = Mutated.rules(new Bent<>(new CommitteeEntity()).deciding(SeatsDrawn.class, event -> {
            SeatsDrawn said = (SeatsDrawn) event;
            List<Seat> seats = new ArrayList<>(said.seats());
            seats.set(0, new Seat(seats.get(0).member(), seats.get(0).seats() + 1));
            return new SeatsDrawn(said.beacon(), seats, said.reserves(), said.passedOver());
        }));
        assertThat(noticed(bent, "LotsRedrawn")).isTrue();
    }

    private static boolean noticed(Trial bent, String invariant) {
        for (long seed = 1; seed <= MARKETS; seed++) {
            boolean found = bent.run(market(seed), entry -> {}).violations().stream()
                    .anyMatch(violation -> violation.invariant().equals(invariant));
            if (found) return true;
        }
        return false;
    }

    private static String name(Class<?> type) {
        return type.getSimpleName();
    }

    private static Scenario market(long seed) {
        Scenario usual = RandomMarket.plain(seed);
        Dice dice = new Dice(seed, "elections");
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry task : usual.tasks()) {
            tasks.add(
                    new TaskEntry(task.name(), task.client(), task.opensAfter(), DrawnElections.in(task.spec(), dice)));
        }
        return usual.withTasks(tasks);
    }
}
