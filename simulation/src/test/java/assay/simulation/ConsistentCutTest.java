package assay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.audit.ConsistentCut;
import assay.domain.audit.Redecision;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.simulation.learning.CurveTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConsistentCutTest {
    @Test
    void histories_read_at_different_moments_are_cut_to_what_decides_to_itself() {
        List<Entry<?>> journal = new ArrayList<>();
        new Simulation(Markets.several(3), Markets.ENTITIES, new CurveTrainer(), journal::add, Progress.NONE).run();
        int cut = 0;
        for (long seed = 1; seed <= 20; seed++) {
            List<Entry<?>> read = readWhileItWentOn(journal, new SplittableRandom(seed));
            List<Entry<?>> kept = kept(read);
            assertThat(kept).as("seed %d", seed).isNotEmpty();
            cut += read.size() - kept.size();

            Redecision redecision = new Redecision(Markets.ENTITIES);
            kept.forEach(redecision::add);
            assertThat(redecision.differences()).as("seed %d", seed).isEmpty();
            assertThat(redecision.compared()).isEqualTo(kept.size());
        }
        assertThat(cut).as("loose ends met at all").isPositive();
    }

    @Test
    void a_journal_at_rest_is_kept_whole() {
        List<Entry<?>> journal = new ArrayList<>();
        new Simulation(Markets.training(1), Markets.ENTITIES, new CurveTrainer(), journal::add, Progress.NONE).run();
        assertThat(kept(journal)).isEqualTo(journal);
    }

    /** Each entity's history as it was at a moment of its own. */
    private static List<Entry<?>> readWhileItWentOn(List<Entry<?>> journal, SplittableRandom random) {
        Map<EntityId, Integer> moments = new TreeMap<>();
        List<Entry<?>> read = new ArrayList<>();
        for (int i = 0; i < journal.size(); i++) {
            Entry<?> entry = journal.get(i);
            int moment =
                    moments.computeIfAbsent(entry.entity(), id -> random.nextInt(journal.size() / 2, journal.size()));
            if (i <= moment) read.add(entry);
        }
        return read;
    }

    private static List<Entry<?>> kept(List<Entry<?>> read) {
        ConsistentCut cut = new ConsistentCut();
        read.forEach(cut::add);
        Map<EntityId, Long> last = cut.lastNumbers();
        List<Entry<?>> kept = new ArrayList<>(read);
        kept.removeIf(entry -> entry.number() > last.getOrDefault(entry.entity(), 0L));
        return kept;
    }
}
