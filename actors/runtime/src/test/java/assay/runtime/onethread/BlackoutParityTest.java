package assay.runtime.onethread;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.task.TaskEvent.IterationsRecorded;
import assay.domain.task.TaskEvent.MeasurementStarted;
import assay.domain.task.TaskEvent.RevealOpened;
import assay.simulation.Blackout;
import assay.simulation.TaskReport;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Scenario;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Markets all of whose nodes die in the middle of a round, on both hosts. */
class BlackoutParityTest {
    private static final int ROUND = 3;

    @Test
    void actors_go_on_with_the_memory_of_an_adaptive_server_as_the_simulation_does() {
        compare(event -> event instanceof MeasurementStarted at && at.round() == ROUND, Blackout.adaptive());
    }

    @Test
    void actors_go_on_between_commitment_and_reveal_as_the_simulation_does() {
        compare(event -> event instanceof RevealOpened at && at.round() == ROUND, Blackout.sealed());
    }

    @Test
    void actors_go_on_between_two_messages_of_a_chain_as_the_simulation_does() {
        compare(event -> event instanceof IterationsRecorded at && at.round() == ROUND, Blackout.residual());
    }

    private static void compare(Predicate<Object> moment, Scenario calm) {
        TwoHosts hosts = TwoHosts.of(Blackout.after(moment, calm).scenario(), new CurveTrainer());
        assertThat(hosts.result().tasks()).extracting(TaskReport::ending).containsOnly("completed");
        assertThat(hosts.assertEqual()).isGreaterThan(100);
        hosts.assertDecidesToItself();
        assertThat(hosts.struck()).containsExactly(FaultKind.NODE_CRASH);
    }
}
