package assay.simulation.metric;

import assay.simulation.host.Mix;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A fair sample of bounded size: what was offered under the lowest hashes of its keys. The same offers give the same
 * sample in whatever order they come.
 */
final class Sample<T> {
    private final int size;
    private final TreeMap<Long, T> kept = new TreeMap<>();

    Sample(int size) {
        this.size = size;
    }

    void offer(String key, T value) {
        kept.put(Mix.of(Mix.of(key), 0), value);
        if (kept.size() > size) kept.pollLastEntry();
    }

    List<T> kept(Comparator<T> order) {
        return kept.values().stream().sorted(order).toList();
    }
}
