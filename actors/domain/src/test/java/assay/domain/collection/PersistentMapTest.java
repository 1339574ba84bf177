package assay.domain.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PersistentMapTest {
    @Test
    void itHoldsWhatATreeMapHoldsAfterAnyChanges() {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            int keys = List.of(8, 20, 60, 600).get((int) (seed % 4));
            TreeMap<Integer, Integer> expected = new TreeMap<>();
            PersistentMap<Integer, Integer> map = PersistentMap.empty();
            for (int step = 0; step < 1_000; step++) {
                int key = random.nextInt(keys);
                if (random.nextInt(100) < 55) {
                    expected.put(key, step);
                    map = map.with(key, step);
                } else {
                    expected.remove(key);
                    map = map.without(key);
                }
                assertThat(map.size()).as("seed %d step %d: size", seed, step).isEqualTo(expected.size());
                assertThat(map.get(key).isPresent())
                        .as("seed %d step %d: key", seed, step)
                        .isEqualTo(expected.containsKey(key));
                assertThat(map.height())
                        .as("seed %d step %d: height", seed, step)
                        .isLessThanOrEqualTo(avlBound(map.size()));
            }
            assertThat(map.entries()).as("seed %d", seed).isEqualTo(List.copyOf(expected.entrySet()));
            assertThat(map.keys()).isEqualTo(List.copyOf(expected.keySet()));
            assertThat(map.values()).isEqualTo(List.copyOf(expected.values()));
        }
    }

    @Test
    void theTreeStaysFlatWhenKeysComeInOrderAndGoInOrder() {
        PersistentMap<Integer, Integer> map = PersistentMap.empty();
        for (int i = 0; i < 20_000; i++) map = map.with(i, i);
        assertThat(map.height()).isLessThanOrEqualTo(avlBound(20_000));
        for (int i = 0; i < 19_000; i++) map = map.without(i);
        assertThat(map.height()).isLessThanOrEqualTo(avlBound(1_000));
        assertThat(map.first()).isEqualTo(Map.entry(19_000, 19_000));
    }

    @Test
    void aChangeLeavesEveryEarlierMapAsItWas() {
        List<PersistentMap<Integer, Integer>> versions = new ArrayList<>();
        PersistentMap<Integer, Integer> map = PersistentMap.empty();
        for (int i = 0; i < 100; i++) {
            versions.add(map);
            map = map.with(i * 37 % 101, i);
        }
        for (int i = 0; i < 100; i++) assertThat(versions.get(i).size()).isEqualTo(i);
    }

    @Test
    void equalityKnowsEntriesAndNotHistory() {
        PersistentMap<String, Integer> grown = PersistentMap.empty();
        for (int i = 0; i < 40; i++) grown = grown.with("k" + i, i);
        PersistentMap<String, Integer> shrunk = grown;
        for (int i = 3; i < 40; i++) shrunk = shrunk.without("k" + i);
        PersistentMap<String, Integer> small =
                PersistentMap.of(List.of(Map.entry("k2", 2), Map.entry("k0", 0), Map.entry("k1", 1)));
        assertThat(shrunk).isEqualTo(small).hasSameHashCodeAs(small).hasToString("[k0=0, k1=1, k2=2]");
        assertThat(grown).isNotEqualTo(small);
        assertThat(shrunk.without("k0").without("k1").without("k2")).isEqualTo(PersistentMap.empty());
    }

    @Test
    void mergingAddsToWhatIsThere() {
        PersistentMap<String, Integer> map = PersistentMap.<String, Integer>empty()
                .merged("a", 1, Integer::sum)
                .merged("a", 2, Integer::sum);
        assertThat(map.getOr("a", 0)).isEqualTo(3);
        assertThat(map.getOr("b", 7)).isEqualTo(7);
        assertThatThrownBy(() -> PersistentMap.<String, Integer>empty().first())
                .isInstanceOf(NoSuchElementException.class);
    }

    /** An AVL tree of n entries is at most 1.4405 log₂(n + 2) high (Knuth, The Art of Computer Programming, 6.2.3). */
    private static int avlBound(int n) {
        return (int) Math.ceil(1.4405 * Math.log(n + 2) / Math.log(2));
    }
}
