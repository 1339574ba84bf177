package assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final List<FaultKind> ALL = List.of(FaultKind.values());

    @Test
    void the_same_seed_gives_the_same_plan() {
        assertThat(FaultPlan.draw(7, 3, 50, ALL)).isEqualTo(FaultPlan.draw(7, 3, 50, ALL));
        assertThat(FaultPlan.draw(7, 3, 50, ALL).faults())
                .isNotEqualTo(FaultPlan.draw(8, 3, 50, ALL).faults());
    }

    @Test
    void a_longer_plan_begins_like_a_shorter_one() {
        List<Fault> longer = FaultPlan.draw(7, 3, 300, ALL).faults();
        assertThat(longer.subList(0, 100))
                .isEqualTo(FaultPlan.draw(7, 3, 100, ALL).faults());
    }

    @Test
    void every_kind_and_every_node_is_drawn() {
        List<Fault> faults = FaultPlan.draw(1, 3, 200, ALL).faults();
        assertThat(faults.stream().map(Fault::kind)).contains(FaultKind.values());
        assertThat(faults.stream().map(Fault::node)).containsOnly(0, 1, 2).contains(0, 1, 2);
        assertThat(faults.stream().map(Fault::number)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void what_is_drawn_is_part_of_what_was_promised() {
        // Whoever wrote down a seed gets these faults with it for ever.
        assertThat(FaultPlan.draw(1, 3, 2, List.of(FaultKind.KILL)).faults().toString())
                .isEqualTo("[1: after 3847 ms kill node-2, 2: after 934 ms kill node-2]");
    }

    @Test
    void a_rolling_restart_takes_every_node_in_turn() {
        assertThat(FaultPlan.rolling(3, 2).faults().stream().map(Fault::node)).containsExactly(0, 1, 2, 0, 1, 2);
        assertThat(FaultPlan.rolling(3, 2).faults()).allMatch(fault -> fault.kind() == FaultKind.STOP);
    }
}
