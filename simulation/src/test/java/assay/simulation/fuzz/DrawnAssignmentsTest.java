package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.miner.MinerCommand;
import assay.domain.miner.MinerEntity;
import assay.domain.miner.MinerEvent;
import assay.domain.money.Credits;
import assay.domain.reputation.Deed;
import assay.domain.reputation.StandingRules;
import assay.domain.reputation.Testimony;
import assay.domain.task.AssignmentEvent;
import assay.domain.task.AssignmentEvent.ResultAccepted;
import assay.domain.task.Campaign;
import assay.domain.task.Task;
import assay.domain.task.TaskEntity;
import assay.domain.task.TaskEvent;
import assay.simulation.Mutated;
import assay.simulation.SimulationResult;
import assay.simulation.Violation;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DrawnAssignmentsTest {
    private static final int MARKETS = 200;

    @Test
    void nothing_breaks_in_two_hundred_markets_and_everything_happens() {
        SortedMap<String, Integer> happened = new TreeMap<>();
        for (long seed = 1; seed <= MARKETS; seed++) {
            Scenario market = market(seed);
            assertThat(market.errors()).as("seed %d", seed).isEmpty();
            SimulationResult result = Trial.SOUND.run(market, entry -> {
                for (Object event : entry.events()) {
                    if (event instanceof AssignmentEvent) {
                        happened.merge(event.getClass().getSimpleName(), 1, Integer::sum);
                    }
                }
            });
            assertThat(result.violations()).as("seed %d", seed).isEmpty();
        }
        assertThat(happened.keySet())
                .containsExactlyInAnyOrder(
                        "AssignmentTaken",
                        "AssignmentLapsed",
                        "ResultHandedIn",
                        "ScoringStarted",
                        "ResultScored",
                        "ResultAccepted",
                        "ResultRejected");
    }

    @Test
    void nothing_breaks_where_not_everybody_may_take_one() {
        SortedMap<String, Integer> happened = new TreeMap<>();
        for (long seed = 1; seed <= MARKETS; seed++) {
            Scenario market = choosy(seed);
            assertThat(market.errors()).as("seed %d", seed).isEmpty();
            SimulationResult result =
                    Trial.SOUND.run(market, entry -> entry.events().forEach(event -> {
                        if (event instanceof MinerEvent.Rated rated) {
                            rated.rating()
                                    .deeds()
                                    .forEach(said -> happened.merge(said.deed().name(), 1, Integer::sum));
                        }
                        if (event instanceof AssignmentEvent.AssignmentTaken
                                || event instanceof TaskEvent.NewcomerInvited) {
                            happened.merge(event.getClass().getSimpleName(), 1, Integer::sum);
                        }
                    }));
            assertThat(result.violations()).as("seed %d", seed).isEmpty();
        }
        assertThat(happened.keySet())
                .contains("ACCEPTED", "REFUSED", "SILENT", "AGREED", "AssignmentTaken", "NewcomerInvited");
    }

    @Test
    void the_law_notices_an_assignment_for_whom_its_membership_did_not_agree() {
        Trial bent = Mutated.rules(new Bent<>(new TaskEntity()).deciding((state, events) -> events.stream()
                .map(event -> state instanceof Task.Assigning at && event instanceof TaskEvent.MinerApplied applied
                        ? new AssignmentEvent.AssignmentTaken(
                                at.handed().next(),
                                applied.miner(),
                                at.posted().deadline(),
                                at.handed().all().size() + 1
                                        == at.posted().spec().assignment().assignments())
                        : event)
                .toList()));
        assertThat(firstBroken(bent, DrawnAssignmentsTest::choosy)).isEqualTo("OnlyTheQualified");
    }

    @Test
    void the_law_notices_a_rejected_result_that_is_told_as_an_accepted_one() {
        Trial bent = Mutated.rules(new Bent<>(new MinerEntity())
                .hearing(command -> command instanceof MinerCommand.Rate rate
                                && rate.deeds().stream().anyMatch(said -> said.deed() == Deed.REFUSED)
                        ? new MinerCommand.Rate(rate.task(), rate.event(), List.of(new Testimony(Deed.ACCEPTED, 1)))
                        : command));
        assertThat(firstBroken(bent, DrawnAssignmentsTest::choosy)).isEqualTo("OnlyTheQualified");
    }

    private static Scenario choosy(long seed) {
        Scenario market = market(seed);
        Dice dice = new Dice(seed, "choosy");
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry task : market.tasks()) {
            StandingRules rules = new StandingRules(true, dice.between(0, 400_000), dice.count(0, 6));
            Campaign campaign = Campaign.unsaid().withNeeds(dice.chance(30) ? List.of("gpu") : List.of());
            if (dice.chance(80)) campaign = campaign.with(rules);
            tasks.add(new TaskEntry(
                    task.name(), task.client(), task.opensAfter(), task.spec().with(campaign)));
        }
        List<Miners> miners = new ArrayList<>();
        for (Miners group : market.population().miners()) miners.add(group.with(DrawnCampaign.profile(dice)));
        Population people = market.population();
        return market.withTasks(tasks).with(new Population(people.clients(), miners, people.evaluators()));
    }

    private static String firstBroken(Trial bent, LongFunction<Scenario> markets) {
        for (long seed = 1; seed <= MARKETS; seed++) {
            for (Violation violation :
                    bent.run(markets.apply(seed), entry -> {}).violations()) {
                return violation.invariant();
            }
        }
        throw new AssertionError("noticed in none of " + MARKETS + " markets");
    }

    @Test
    void the_law_notices_a_result_that_is_accepted_for_more_than_it_scored() {
        assertNoticed(ResultAccepted.class, event -> {
            ResultAccepted yes = (ResultAccepted) event;
            return new ResultAccepted(yes.assignment(), yes.scoreMicros() + 1, yes.reason());
        });
    }

    @Test
    void the_law_notices_a_result_that_is_accepted_for_nothing_though_it_was_rejected() {
        assertNoticed(AssignmentEvent.ResultRejected.class, event -> {
            AssignmentEvent.ResultRejected no = (AssignmentEvent.ResultRejected) event;
            return new ResultAccepted(no.assignment(), no.scoreMicros(), no.reason());
        });
    }

    private static void assertNoticed(Class<? extends AssignmentEvent> kind, UnaryOperator<TaskEvent> mistake) {
        Trial bent = Mutated.rules(new Bent<>(new TaskEntity()).deciding(kind, mistake));
        for (long seed = 1; seed <= MARKETS; seed++) {
            for (Violation violation : bent.run(market(seed), entry -> {}).violations()) {
                assertThat(violation.invariant()).isEqualTo("AssignmentsKept");
                return;
            }
        }
        throw new AssertionError("noticed in none of " + MARKETS + " markets");
    }

    private static Scenario market(long seed) {
        Scenario usual = RandomMarket.plain(seed);
        Dice dice = new Dice(seed, "assignments");
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry task : usual.tasks()) {
            tasks.add(new TaskEntry(
                    task.name(), task.client(), task.opensAfter(), DrawnAssignments.in(task.spec(), dice)));
        }
        Population crowd = usual.population();
        Client client = Client.of("client", Credits.of(1_000_000));
        if (dice.chance(30)) client = client.with(Behaviour.named(dice.one(List.of("rejecting", "silent", "meddler"))));
        List<Miners> miners = new ArrayList<>(crowd.miners());
        if (dice.chance(60)) {
            String cheat = dice.one(List.of("spammer", "squatter", "annotator", "meddler"));
            miners.set(0, miners.get(0).with(Behaviour.named(cheat)));
        }
        return usual.withTasks(tasks).with(new Population(List.of(client), miners, crowd.evaluators()));
    }
}
