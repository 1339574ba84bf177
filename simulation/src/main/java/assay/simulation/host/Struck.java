package assay.simulation.host;

import assay.simulation.scenario.FaultKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each kind of fault made a difference in a run. */
public final class Struck {
    private final Map<FaultKind, Long> counts = new EnumMap<>(FaultKind.class);
    private long crashes;

    void count(FaultKind kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    /** How often {@code kind} struck. */
    public long of(FaultKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    void crash() {
        crashes++;
    }

    /** How often an entity crashed, whatever the reason. */
    public long crashes() {
        return crashes;
    }

    /** How often each kind struck, by its word; kinds that did not are there with 0. */
    public SortedMap<String, Long> byWord() {
        SortedMap<String, Long> all = new TreeMap<>();
        for (FaultKind kind : FaultKind.values()) all.put(kind.word(), of(kind));
        return Collections.unmodifiableSortedMap(all);
    }
}
