package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.simulation.Mutated;
import assay.simulation.Violation;
import assay.simulation.host.Discipline;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Scenario;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FuzzTest {
    private static final int EVERY_DAY = 2_000;
    private static final int NOW_AND_THEN = 8_000;

    @Test
    void nothing_breaks_in_two_thousand_markets_and_every_kind_of_fault_strikes() {
        Fuzz.Tally tally = fuzz(1, EVERY_DAY);
        assertThat(tally.runs()).isEqualTo(EVERY_DAY);
        for (FaultKind kind : FaultKind.values()) {
            assertThat(tally.faults()).hasEntrySatisfying(kind.word(), times -> assertThat(times)
                    .as(kind.word())
                    .isGreaterThan(20));
        }
        assertThat(tally.endings().keySet()).contains("completed", "expired", "failed");
        assertThat(tally.endings().get("completed")).isGreaterThan(EVERY_DAY / 3);
    }

    @Test
    @Tag("long")
    void nothing_breaks_in_many_more() {
        assertThat(fuzz(EVERY_DAY + 1, NOW_AND_THEN).runs()).isEqualTo(NOW_AND_THEN);
    }

    private static Fuzz.Tally fuzz(long first, long many) {
        Fuzz fuzz = new Fuzz(Trial.SOUND, tally -> {});
        Fuzz.Tally tally = fuzz.run(first, first + many - 1, 2, () -> true);
        assertThat(tally.found())
                .as("to see it again: assay fuzz --seeds 1 --from SEED")
                .isEmpty();
        return tally;
    }

    @Test
    void what_a_seed_comes_to_does_not_depend_on_how_many_look() {
        Fuzz fuzz = new Fuzz(Trial.SOUND, tally -> {});
        assertThat(fuzz.run(1, 40, 3, () -> true)).isEqualTo(fuzz.run(1, 40, 1, () -> true));
    }

    @Test
    void every_random_market_is_without_errors_and_no_two_are_alike() {
        SortedMap<String, Long> drawn = new TreeMap<>();
        for (long seed = 1; seed <= 1_000; seed++) {
            Scenario scenario = RandomMarket.of(seed);
            assertThat(scenario.errors()).as("seed %d", seed).isEmpty();
            drawn.put(scenario.withSeed(0).toString().replace("seed " + seed, ""), seed);
        }
        assertThat(drawn).hasSize(1_000);
    }

    @Test
    void a_market_that_breaks_is_made_small_and_still_breaks_the_same() {
        Trial hasty = Mutated.host(new Discipline() {
            @Override
            protected long claims(long epoch) {
                return epoch;
            }
        });
        Fuzz fuzz = new Fuzz(hasty, tally -> {});
        Fuzz.Tally tally = fuzz.run(1, 100, 1, () -> true);
        Map.Entry<Long, Violation> found =
                tally.found().entrySet().stream().findFirst().orElseThrow();
        Scenario large = RandomMarket.of(found.getKey());
        Shrinker.Shrunk small = fuzz.shrink(found.getKey(), found.getValue());
        assertThat(small.violation().invariant()).isEqualTo(found.getValue().invariant());
        assertThat(FaultKind.in(small.scenario()).size())
                .isLessThan(FaultKind.in(large).size());
        assertThat(size(small.scenario())).isLessThan(size(large));
        Optional<Violation> again = fuzz.closely(small.scenario()).broken();
        assertThat(again).contains(small.violation());
    }

    private static int size(Scenario scenario) {
        int miners = scenario.population().miners().stream()
                .mapToInt(group -> group.count())
                .sum();
        return scenario.tasks().size() + miners;
    }
}
