package assay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.audit.Difference;
import assay.domain.audit.Redecision;
import assay.domain.cell.Entry;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedecisionTest {
    @Test
    void a_journal_decides_to_itself_whatever_the_network_did() {
        for (long seed = 1; seed <= 10; seed++) {
            List<Entry<?>> journal = journal(Markets.stormy(Markets.any(seed)));
            Redecision redecision = of(journal);
            assertThat(redecision.differences()).as("seed %d", seed).isEmpty();
            assertThat(redecision.compared()).isEqualTo(journal.size()).isGreaterThan(100);
        }
    }

    @Test
    void an_entry_whose_events_were_changed_is_named() {
        List<Entry<?>> journal = journal(Markets.training(1));
        for (int at = 0; at < journal.size(); at += 7) {
            if (journal.get(at).events().isEmpty()) continue;
            List<Entry<?>> forged = new ArrayList<>(journal);
            Entry<?> entry = withoutEvents(journal.get(at));
            forged.set(at, entry);
            assertThat(of(forged).differences())
                    .extracting(Difference::entity, Difference::number)
                    .contains(org.assertj.core.groups.Tuple.tuple(entry.entity(), entry.number()));
        }
    }

    @Test
    void an_answer_that_nobody_gave_is_named() {
        List<Entry<?>> journal = journal(Markets.training(1));
        String payee = "account/escrow";
        List<Entry<?>> partial = journal.stream()
                .filter(entry -> !entry.entity().toString().startsWith(payee))
                .toList();
        assertThat(partial).hasSizeLessThan(journal.size());
        assertThat(of(partial).differences()).extracting(Difference::expected).anyMatch(text -> text.contains("cause"));
    }

    @Test
    void a_history_with_a_gap_is_named_whatever_comes_of_deciding_it() {
        List<Entry<?>> journal = journal(Markets.training(1));
        for (int at = 0; at < journal.size(); at += 7) {
            List<Entry<?>> forged = new ArrayList<>(journal);
            Entry<?> gone = forged.remove(at);
            boolean last = journal.stream()
                    .noneMatch(entry -> entry.entity().equals(gone.entity()) && entry.number() > gone.number());
            if (!last) assertThat(of(forged).differences()).isNotEmpty();
        }
    }

    private static <E> Entry<E> withoutEvents(Entry<E> entry) {
        return new Entry<>(
                entry.entity(),
                entry.number(),
                entry.epoch(),
                entry.time(),
                entry.cause(),
                entry.trace(),
                List.of(),
                entry.refusal(),
                List.of());
    }

    private static Redecision of(List<Entry<?>> journal) {
        Redecision redecision = new Redecision(Markets.ENTITIES);
        journal.forEach(redecision::add);
        return redecision;
    }

    private static List<Entry<?>> journal(Scenario scenario) {
        List<Entry<?>> journal = new ArrayList<>();
        new Simulation(scenario, Markets.ENTITIES, new CurveTrainer(), journal::add, Progress.NONE).run();
        return journal;
    }
}
