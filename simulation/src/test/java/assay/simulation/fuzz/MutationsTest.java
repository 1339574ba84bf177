package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.simulation.SimulationResult;
import assay.simulation.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fuzzing notices every mutation, by an invariant that works things out for itself: nothing here compares with what the
 * unmutated rules decide.
 */
class MutationsTest {
    /** The most seeds that finding one may take. */
    private static final long MOST_SEEDS = 4_000;

    private static final String TABLE = "/assay/simulation/fuzz/mutations.csv";

    /** Where a mutation was noticed, and by what. */
    private record Catch(String mutation, long seed, String invariant) {}

    @Test
    void every_mutation_is_noticed_again_at_its_seed() {
        Map<String, Catch> table = table();
        List<String> moved = new ArrayList<>();
        for (Mutation mutation : Mutations.all()) {
            Catch known = Objects.requireNonNull(table.get(mutation.name()), mutation.name());
            boolean same =
                    noticed(mutation, known.seed()).map(Violation::invariant).equals(Optional.of(known.invariant()));
            if (!same) moved.add(line(mutation, fromScratch(mutation)));
        }
        assertThat(moved)
                .as("markets run otherwise than before, so these are noticed elsewhere: put them into " + TABLE)
                .isEmpty();
        assertThat(table).hasSameSizeAs(Mutations.all()).hasSizeGreaterThan(20);
    }

    @Test
    void the_unmutated_market_has_nothing_to_notice_at_these_seeds() {
        List<Long> seeds =
                table().values().stream().map(Catch::seed).distinct().sorted().toList();
        for (long seed : seeds) {
            assertThat(Trial.SOUND.run(RandomMarket.of(seed), entry -> {}).violations())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    /** Prints the table as it is now; it is kept in {@value #TABLE}. */
    @Test
    @Tag("long")
    void every_mutation_is_found_from_scratch() {
        List<String> missed = new ArrayList<>();
        for (Mutation mutation : Mutations.all()) {
            long startedNanos = System.nanoTime();
            Optional<Violation> found = fromScratch(mutation);
            double seconds = (System.nanoTime() - startedNanos) / 1e9;
            if (found.isEmpty()) missed.add(mutation.name());
            System.out.printf("%s,%.1f s%n", line(mutation, found), seconds);
        }
        assertThat(missed).isEmpty();
    }

    private static Optional<Violation> fromScratch(Mutation mutation) {
        Optional<Violation> found = Optional.empty();
        for (long seed = 1; seed <= MOST_SEEDS && found.isEmpty(); seed++) found = noticed(mutation, seed);
        return found;
    }

    private static String line(Mutation mutation, Optional<Violation> found) {
        return mutation.name()
                + found.map(what -> "," + what.seed() + "," + what.invariant()).orElse(", not found");
    }

    private static Optional<Violation> noticed(Mutation mutation, long seed) {
        SimulationResult result = mutation.trial().run(RandomMarket.of(seed), entry -> {});
        return result.violations().stream().findFirst();
    }

    private static Map<String, Catch> table() {
        Map<String, Catch> table = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(MutationsTest.class.getResourceAsStream(TABLE), TABLE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split(",", -1);
                table.put(parts[0], new Catch(parts[0], Long.parseLong(parts[1]), parts[2]));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
