package assay.runtime.onethread;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.assignment.AssignmentRules;
import assay.domain.assignment.Brief;
import assay.domain.assignment.EscrowMode;
import assay.domain.assignment.Judging;
import assay.domain.assignment.Media;
import assay.domain.assignment.StorageKind;
import assay.domain.assignment.Unused;
import assay.domain.assignment.Validation;
import assay.domain.assignment.Wages;
import assay.domain.money.Credits;
import assay.domain.payout.PayRules;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.fuzz.RandomMarket;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssignmentParityTest {
    private static final int MARKETS = 5;
    private static final List<String> OF_MINERS = List.of("honest", "annotator", "spammer", "squatter");
    private static final List<String> OF_CLIENTS = List.of("honest", "rejecting", "silent");

    @ParameterizedTest
    @EnumSource(Validation.class)
    void marketsThatHandOutAssignmentsAreTheSameOnBothHosts(Validation validation) {
        long entries = 0;
        for (long seed = 1; seed <= MARKETS; seed++) {
            TwoHosts hosts = TwoHosts.of(market(seed, validation), new CurveTrainer());
            entries += hosts.assertEqual();
            hosts.assertDecidesToItself();
        }
        assertThat(entries).isGreaterThan(MARKETS * 50L);
    }

    private static Scenario market(long seed, Validation validation) {
        Scenario usual = RandomMarket.plain(seed);
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry task : usual.tasks()) {
            TaskSpec spec = spec(task.spec(), validation);
            tasks.add(new TaskEntry(task.name(), task.client(), task.opensAfter(), spec));
        }
        Population crowd = usual.population();
        String conduct = OF_CLIENTS.get((int) (seed % OF_CLIENTS.size()));
        List<Miners> miners = new ArrayList<>(crowd.miners());
        miners.set(0, miners.get(0).with(Behaviour.named(OF_MINERS.get((int) (seed % OF_MINERS.size())))));
        Client client = Client.of("client", Credits.of(1_000)).with(Behaviour.named(conduct));
        return usual.withTasks(tasks).with(new Population(List.of(client), miners, crowd.evaluators()));
    }

    private static TaskSpec spec(TaskSpec task, Validation validation) {
        boolean custom = validation == Validation.CUSTOM;
        Duration within = validation == Validation.MANUAL ? Duration.ofSeconds(10) : Duration.ZERO;
        Brief brief = new Brief(
                "What is it?",
                Optional.of(Media.AUDIO),
                List.of("ipfs://files/1", "ipfs://files/2", "ipfs://files/3"),
                Optional.of(StorageKind.IPFS),
                "",
                List.of(),
                List.of("cat", "dog"),
                true,
                true);
        return new TaskSpec(
                        TaskKind.ANNOTATION,
                        task.title(),
                        Credits.of(5),
                        Unused.RECIPE,
                        Unused.DATA,
                        0,
                        0,
                        0,
                        0,
                        Duration.ofMinutes(2),
                        Duration.ZERO,
                        Duration.ZERO,
                        "",
                        false,
                        Unused.COMMITTEE,
                        custom ? task.evaluation() : Unused.EVALUATION,
                        new PayRules("score-pool", 800_000, custom ? 200_000 : 0, Duration.ofSeconds(5)))
                .with(new AssignmentRules(
                        5,
                        brief,
                        new Wages(EscrowMode.POOL, Credits.ZERO),
                        new Judging(validation, within, custom ? 300_000 : 0),
                        Duration.ofSeconds(15),
                        true));
    }
}
