package assay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.collection.PersistentMap;
import assay.simulation.kernel.RollingHash;
import assay.simulation.learning.CurveTrainer;
import java.io.File;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final List<Entry<?>> JOURNAL = journal();

    private enum Side {
        LEFT,
        RIGHT
    }

    private enum Hand {
        LEFT,
        RIGHT
    }

    private record Point(long x, int y) {}

    private record Spot(long x, int y) {}

    @Test
    void values_that_differ_anywhere_have_different_fingerprints() {
        List<Object> values = new ArrayList<>(List.of(
                "",
                "a",
                "b",
                "ab",
                "ba",
                "Aa",
                "BB",
                "abcd",
                "abcde",
                "abcd\0",
                "aaaaaaaa",
                0L,
                1L,
                -1L,
                2.0,
                -0.0,
                0.0));
        values.addAll(List.of(true, false, Side.LEFT, Side.RIGHT, Hand.LEFT, Hand.RIGHT));
        values.addAll(List.of(new Point(1, 2), new Point(2, 1), new Point(1, 3), new Spot(1, 2)));
        values.addAll(List.of(Optional.empty(), Optional.of(1L), Optional.of("1"), Optional.of(Optional.empty())));
        values.addAll(List.of(List.of(), List.of(List.of()), List.of("a", "b"), List.of("ab"), List.of("a", "", "b")));
        values.addAll(List.of(Instant.ofEpochSecond(1, 2), Instant.ofEpochSecond(2, 1), Duration.ofNanos(1)));
        values.add(PersistentMap.<String, Long>empty().with("a", 1L));
        values.add(PersistentMap.<String, Long>empty().with("a", 2L));
        Map<Long, Object> seen = new HashMap<>();
        for (Object value : values)
            assertThat(seen.put(fingerprint(value), value)).as("%s", value).isNull();
        assertThat(seen).hasSizeGreaterThan(35);
    }

    @Test
    void equal_values_have_equal_fingerprints_whatever_their_history() {
        PersistentMap<String, Long> grown = PersistentMap.empty();
        for (int i = 0; i < 40; i++) grown = grown.with("k" + i, (long) i);
        PersistentMap<String, Long> shrunk = grown.with("more", 1L).without("more");
        assertThat(fingerprint(shrunk)).isEqualTo(fingerprint(grown));
        assertThat(fingerprint(new ArrayList<>(List.of(1L, 2L)))).isEqualTo(fingerprint(List.of(1L, 2L)));
    }

    @Test
    void what_has_no_defined_order_or_content_is_refused() {
        assertThatThrownBy(() -> fingerprint(new TreeMap<>(Map.of("a", 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fingerprint(new Object())).hasMessageContaining("java.lang.Object");
    }

    @Test
    void every_component_of_every_entry_of_a_market_counts() throws Exception {
        int changed = 0;
        for (Entry<?> entry : JOURNAL) {
            RecordComponent[] parts = Entry.class.getRecordComponents();
            for (int i = 0; i < parts.length; i++) {
                for (Entry<?> other : List.of(JOURNAL.get(0), JOURNAL.get(JOURNAL.size() / 2))) {
                    Entry<?> mixed = with(entry, i, parts[i].getAccessor().invoke(other));
                    if (mixed.equals(entry)) continue;
                    assertThat(fingerprint(mixed))
                            .as("%s of %s", parts[i].getName(), entry)
                            .isNotEqualTo(fingerprint(entry));
                    changed++;
                }
            }
        }
        assertThat(changed).isGreaterThan(1_000);
    }

    @Test
    void a_journal_has_the_same_fingerprint_in_another_process() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=2",
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        FingerprintTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(other.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(other.waitFor()).as(printed).isZero();
        assertThat(printed.strip()).isEqualTo(Long.toHexString(fingerprint(JOURNAL)));
    }

    /** Prints the fingerprint of the journal, for the test above. */
    public static void main(String[] arguments) {
        System.out.println(Long.toHexString(fingerprint(JOURNAL)));
    }

    private static long fingerprint(@Nullable Object value) {
        RollingHash hash = new RollingHash();
        Fingerprint.fold(hash, value);
        return hash.value();
    }

    private static List<Entry<?>> journal() {
        List<Entry<?>> entries = new ArrayList<>();
        new Simulation(Markets.several(3), Markets.ENTITIES, new CurveTrainer(), entries::add, Progress.NONE).run();
        return entries;
    }

    @SuppressWarnings("unchecked")
    private static Entry<?> with(Entry<?> entry, int component, Object value) {
        Object[] parts = {
            entry.entity(),
            entry.number(),
            entry.epoch(),
            entry.time(),
            entry.cause(),
            entry.trace(),
            entry.events(),
            entry.refusal(),
            entry.sends()
        };
        parts[component] = value;
        return new Entry<>(
                (assay.domain.entity.EntityId) parts[0],
                (Long) parts[1],
                (Long) parts[2],
                (Instant) parts[3],
                (Cause) parts[4],
                (String) parts[5],
                (List<Object>) parts[6],
                (Optional<assay.domain.entity.Rejection>) parts[7],
                (List<assay.domain.cell.Sent>) parts[8]);
    }
}
