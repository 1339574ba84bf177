package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.audit.Redecision;
import assay.domain.committee.CommitteeEntity;
import assay.domain.committee.CommitteeRules;
import assay.domain.committee.DrawEvent.SeatsDrawn;
import assay.domain.committee.ElectionRule;
import assay.domain.committee.Quotas;
import assay.domain.money.Credits;
import assay.domain.task.TaskSpec;
import assay.domain.verification.VerifierSeat;
import assay.simulation.Markets;
import assay.simulation.Mutated;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Markets in which one draw seats members and verifiers. */
class VerifiersByLotTest {
    private static final int MARKETS = 20;

    @Test
    void nothing_breaks_in_twenty_markets_and_those_whom_lots_have_seated_check() {
        SortedMap<String, Integer> seen = new TreeMap<>();
        for (long seed = 1; seed <= MARKETS; seed++) {
            Scenario market = market(seed);
            assertThat(market.errors()).as("seed %d", seed).isEmpty();
            Redecision redecision = new Redecision(Markets.ENTITIES);
            var result = Trial.SOUND.run(market, entry -> {
                redecision.add(entry);
                entry.events().forEach(event -> seen.merge(event.getClass().getSimpleName(), 1, Integer::sum));
            });
            assertThat(result.violations()).as("seed %d", seed).isEmpty();
            assertThat(redecision.differences()).as("seed %d", seed).isEmpty();
        }
        assertThat(seen)
                .containsKeys("VerifiersCalled", "SamplesDrawn", "VerdictsRevealed", "InquiryClosed", "Convicted");
    }

    @Test
    void a_verifier_put_in_anothers_place_is_noticed() {
        assertThat(noticed(said -> {
                    List<VerifierSeat> verifiers = new ArrayList<>(said.verifiers());
                    if (verifiers.isEmpty() || said.reserves().isEmpty()) return said;
                    VerifierSeat first = verifiers.get(0);
                    verifiers.set(0, new VerifierSeat(said.reserves().get(0), first.lots(), first.anchor()));
                    var reserves = new ArrayList<>(said.reserves());
                    reserves.set(0, first.verifier());
                    return new SeatsDrawn(said.beacon(), said.seats(), reserves, said.passedOver(), verifiers);
                }))
                .isTrue();
    }

    @Test
    void a_lot_too_many_is_noticed() {
        assertThat(noticed(said -> {
                    List<VerifierSeat> verifiers = said.verifiers().stream()
                            .map(seat -> new VerifierSeat(seat.verifier(), seat.lots() + 1, seat.anchor()))
                            .toList();
                    return new SeatsDrawn(said.beacon(), said.seats(), said.reserves(), said.passedOver(), verifiers);
                }))
                .isTrue();
    }

    private static boolean noticed(UnaryOperator<SeatsDrawn> wrong) {
        Trial bent = Mutated.rules(
                new Bent<>(new CommitteeEntity()).deciding(SeatsDrawn.class, event -> wrong.apply((SeatsDrawn) event)));
        for (long seed = 1; seed <= MARKETS; seed++) {
            boolean found = bent.run(market(seed), entry -> {}).violations().stream()
                    .anyMatch(violation -> violation.invariant().equals("LotsRedrawn"));
            if (found) return true;
        }
        return false;
    }

    private static Scenario market(long seed) {
        Scenario usual = RandomMarket.plain(seed);
        Dice dice = new Dice(seed, "verifiers by lot");
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry task : usual.tasks()) {
            tasks.add(new TaskEntry(task.name(), task.client(), task.opensAfter(), in(task.spec(), dice)));
        }
        Population people = DrawnVerification.among(usual.population(), dice);
        List<Miners> miners = new ArrayList<>(people.miners());
        miners.add(Miners.of("judge", 9));
        return usual.withTasks(tasks)
                .with(new Population(people.clients(), miners, people.evaluators(), people.verifiers()));
    }

    private static TaskSpec in(TaskSpec spec, Dice dice) {
        TaskSpec verified = DrawnVerification.in(spec, dice);
        if (!verified.verification().wanted() || verified.clientMayMine()) return verified;
        CommitteeRules drawn = DrawnElections.in(spec, dice).committee();
        Credits stake = verified.verification().stake().plus(Credits.of(1));
        CommitteeRules lots = new CommitteeRules(
                drawn.minimum(),
                drawn.maximum(),
                stake,
                ElectionRule.SORTITION,
                drawn.registration(),
                drawn.votingCycle(),
                drawn.pings(),
                drawn.ranking(),
                drawn.leaderLease(),
                drawn.ballot());
        return verified.with(lots.with(new Quotas(verified.verification().verifiers())));
    }
}
