package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.Committee;
import assay.domain.committee.CommitteeEntity;
import assay.domain.committee.CommitteeEvent;
import assay.domain.miner.MinerCommand;
import assay.domain.miner.MinerEntity;
import assay.domain.miner.MinerEvent;
import assay.domain.reputation.Deed;
import assay.domain.reputation.Testimony;
import assay.domain.task.TaskEvent;
import assay.simulation.Mutated;
import assay.simulation.SimulationResult;
import assay.simulation.Violation;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DrawnCampaignTest {
    private static final int MARKETS = 250;

    @Test
    void nothing_breaks_in_many_markets_that_ask_for_capabilities_and_reputations_or_pay_nothing() {
        SortedMap<String, Integer> seen = new TreeMap<>();
        for (long seed = 1; seed <= MARKETS; seed++) {
            Scenario market = market(seed);
            assertThat(market.errors()).as("seed %d", seed).isEmpty();
            SimulationResult result =
                    Trial.SOUND.run(market, entry -> entry.events().forEach(event -> {
                        if (event instanceof MinerEvent.Rated) seen.merge("rated", 1, Integer::sum);
                        if (event instanceof TaskEvent.NewcomerInvited) seen.merge("invited", 1, Integer::sum);
                        if (event instanceof TaskEvent.TaskDrafted drafted
                                && drafted.spec().campaign().filler()) seen.merge("filler", 1, Integer::sum);
                        if (event instanceof TaskEvent.CrewFormed) seen.merge("manned", 1, Integer::sum);
                    }));
            assertThat(result.violations()).as("seed %d", seed).isEmpty();
        }
        assertThat(seen.keySet()).containsExactly("filler", "invited", "manned", "rated");
    }

    @Test
    void a_membership_that_takes_whoever_comes_is_noticed() {
        Trial bent = Mutated.rules(new Bent<>(new MinerEntity())
                .hearing(command -> command instanceof MinerCommand.Engage engage
                        ? new MinerCommand.Engage(engage.task(), engage.stake(), engage.setAside())
                        : command));
        assertThat(noticed(bent)).isTrue();
    }

    @Test
    void a_task_that_says_more_good_of_somebody_than_there_was_is_noticed() {
        Trial bent = Mutated.rules(new Bent<>(new MinerEntity())
                .hearing(command -> command instanceof MinerCommand.Rate rate
                        ? new MinerCommand.Rate(rate.task(), rate.event(), List.of(new Testimony(Deed.ANSWERED, 99)))
                        : command));
        assertThat(noticed(bent)).isTrue();
    }

    @Test
    void a_place_for_newcomers_too_many_is_noticed() {
        Trial bent = Mutated.rules(new Bent<>(new CommitteeEntity()).deciding((state, events) -> events.stream()
                .map(event -> state instanceof Committee.Recruiting
                                && event instanceof CommitteeEvent.CandidateTurnedAway away
                                && away.reason().contains("a newcomer")
                        ? new CommitteeEvent.NewcomerInvited(away.miner())
                        : event)
                .toList()));
        assertThat(noticed(bent)).isTrue();
    }

    private static boolean noticed(Trial bent) {
        for (long seed = 1; seed <= MARKETS; seed++) {
            for (Violation violation : bent.run(market(seed), entry -> {}).violations()) {
                if (violation.invariant().equals("OnlyTheQualified")) return true;
            }
        }
        return false;
    }

    private static Scenario market(long seed) {
        Scenario drawn = RandomMarket.plain(seed);
        Dice dice = new Dice(seed, "campaign");
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry task : drawn.tasks()) {
            tasks.add(
                    new TaskEntry(task.name(), task.client(), task.opensAfter(), DrawnCampaign.in(task.spec(), dice)));
        }
        List<Miners> miners = new ArrayList<>();
        for (Miners group : drawn.population().miners()) miners.add(group.with(DrawnCampaign.profile(dice)));
        Population people = drawn.population();
        return drawn.withTasks(tasks)
                .with(people.with(miners.toArray(Miners[]::new))
                        .with(people.evaluators().toArray(Evaluators[]::new)));
    }
}
