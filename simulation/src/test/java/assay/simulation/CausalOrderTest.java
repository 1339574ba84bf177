package assay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.audit.CausalOrder;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityType;
import assay.simulation.invariant.EscrowLaw;
import assay.simulation.invariant.MoneyLaw;
import assay.simulation.invariant.NumbersContiguous;
import assay.simulation.invariant.Watch;
import assay.simulation.learning.CurveTrainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CausalOrderTest {
    @Test
    void a_journal_entity_by_entity_is_put_into_an_order_in_which_every_law_holds_step_by_step() {
        for (long seed = 1; seed <= 10; seed++) {
            List<Entry<?>> exported = exported(seed);
            List<Entry<?>> ordered = CausalOrder.of(exported);
            assertThat(ordered)
                    .as("seed %d", seed)
                    .hasSizeGreaterThan(100)
                    .containsExactlyInAnyOrderElementsOf(exported);
            Watch watch = new Watch(List.of(new NumbersContiguous(), new MoneyLaw(), new EscrowLaw()));
            ordered.forEach(watch::accept);
        }
    }

    @Test
    void what_has_no_cause_is_left_out_with_all_that_follows_from_it() {
        List<Entry<?>> exported = exported(1);
        exported.removeIf(entry -> entry.entity().type() == EntityType.TASK);
        List<Entry<?>> ordered = CausalOrder.of(exported);
        assertThat(ordered).isNotEmpty().hasSizeLessThan(exported.size());
        assertThat(ordered).noneMatch(entry -> entry.entity().type() == EntityType.PAYOUT);
    }

    private static List<Entry<?>> exported(long seed) {
        List<Entry<?>> journal = new ArrayList<>();
        new Simulation(
                        Markets.stormy(Markets.any(seed)),
                        Markets.ENTITIES,
                        new CurveTrainer(),
                        journal::add,
                        Progress.NONE)
                .run();
        journal.sort(Comparator.comparing(entry -> entry.entity()));
        return journal;
    }
}
