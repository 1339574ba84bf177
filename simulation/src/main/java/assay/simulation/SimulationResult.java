package assay.simulation;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a run.
 *
 * @param traceHash equal for runs whose journals are equal
 * @param domainEvents how many events were decided
 * @param entries how many entries were stored
 * @param messages how many messages were sent, between entities and with participants
 * @param crashes how often an entity crashed, alone or with its node
 * @param faultsStruck how often each kind of fault made a difference, by its word; 0 for those that did not
 * @param computedMicros for how long each participant has had a computer at work, by name
 * @param tasks one report per task of the scenario, in its order
 * @param violations what must never happen and did; a run stops at the first
 */
public record SimulationResult(
        long seed,
        String traceHash,
        long domainEvents,
        long entries,
        long messages,
        long crashes,
        SortedMap<String, Long> faultsStruck,
        double simulatedSeconds,
        double wallSeconds,
        SortedMap<String, Long> computedMicros,
        List<TaskReport> tasks,
        List<Violation> violations) {
    public SimulationResult {
        faultsStruck = Collections.unmodifiableSortedMap(new TreeMap<>(faultsStruck));
        computedMicros = new TreeMap<>(computedMicros);
        tasks = List.copyOf(tasks);
        violations = List.copyOf(violations);
    }

    /** Whether every invariant held. */
    public boolean sound() {
        return violations.isEmpty();
    }

    /** Everything put into escrow, in micro-credits. */
    public long escrowMicros() {
        long sum = 0;
        for (TaskReport task : tasks) sum = Math.addExact(sum, task.escrowMicros());
        return sum;
    }

    /** Everything paid, in micro-credits. */
    public long paidMicros() {
        long sum = 0;
        for (TaskReport task : tasks) sum = Math.addExact(sum, task.paidMicros());
        return sum;
    }

    /** Everything refunded, in micro-credits. */
    public long refundedMicros() {
        long sum = 0;
        for (TaskReport task : tasks) sum = Math.addExact(sum, task.refundedMicros());
        return sum;
    }
}
