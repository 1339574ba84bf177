package assay.simulation.invariant;

import assay.domain.entity.ParticipantId;
import assay.domain.task.TaskEvent.RoundChecked;
import assay.domain.task.TaskSpec;
import assay.domain.verification.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a task's journal says about who did what for it, gathered event by event. */
final class Findings {
    final ParticipantId client;
    final TaskSpec spec;
    /** Whose updates arrived in the present round, first to last. */
    final List<ParticipantId> arrivals = new ArrayList<>();
    /** The measurement that the task waits for. */
    long awaited;
    /** Whether any update was ever accepted. */
    boolean worked;

    final List<Step> steps = new ArrayList<>();
    final SortedMap<ParticipantId, Integer> reports = new TreeMap<>();
    /** How many updates of each were accepted. */
    final SortedMap<ParticipantId, Integer> accepted = new TreeMap<>();
    /** How many checks each verifier is paid for. */
    final SortedMap<ParticipantId, Long> checks = new TreeMap<>();
    /** What the updates of each were worth in all. */
    final SortedMap<ParticipantId, Long> worth = new TreeMap<>();
    /** The error of each one's own model when it was last measured. */
    final SortedMap<ParticipantId, Long> ownMicros = new TreeMap<>();
    /** The lowest error of a round's aggregate of all updates. */
    long reachedMicros;

    long initialMicros;
    private long bestMicros;

    /** One stretch by which {@code miner} brought the best error down. */
    record Step(ParticipantId miner, long fromMicros, long toMicros) {}

    Findings(ParticipantId client, TaskSpec spec) {
        this.client = client;
        this.spec = spec;
    }

    void arrived(ParticipantId miner) {
        arrivals.add(miner);
        accepted.put(miner, accepted.getOrDefault(miner, 0) + 1);
        worked = true;
    }

    /** The updates of the convicted count for nothing, and verifiers have checked. */
    void checked(RoundChecked checked) {
        for (ParticipantId refused : checked.refused()) {
            while (arrivals.remove(refused)) {
                int left = accepted.getOrDefault(refused, 1) - 1;
                if (left > 0) accepted.put(refused, left);
                else accepted.remove(refused);
            }
        }
        for (Checks each : checked.checks()) checks.merge(each.verifier(), (long) each.count(), Long::sum);
    }

    /** The same updates, taken in another order. */
    void ordered(List<ParticipantId> order) {
        arrivals.sort(Comparator.comparing(order::indexOf));
    }

    void baseline(long errorMicros, List<ParticipantId> agreeing) {
        initialMicros = errorMicros;
        bestMicros = errorMicros;
        reachedMicros = errorMicros;
        reported(agreeing);
    }

    /** Errors of the aggregates of the first 0, 1, 2 … updates. */
    void round(List<Long> errorMicros, List<ParticipantId> agreeing) {
        for (int k = 1; k <= arrivals.size(); k++) {
            long gained = bestMicros - errorMicros.get(k);
            if (gained <= 0 || gained < spec.minimumIncrementMicros()) continue;
            steps.add(new Step(arrivals.get(k - 1), bestMicros, errorMicros.get(k)));
            bestMicros = errorMicros.get(k);
        }
        long last = errorMicros.get(arrivals.size());
        if (last < reachedMicros && reachedMicros - last >= spec.minimumIncrementMicros()) reachedMicros = last;
        reported(agreeing);
    }

    /** What the updates that arrived were worth to a model of {@code baseMicros}; nothing where none was valued. */
    void valued(List<Long> valueMicros, long baseMicros) {
        for (int k = 0; k < valueMicros.size(); k++) {
            worth.merge(arrivals.get(k), valueMicros.get(k), Long::sum);
            ownMicros.put(arrivals.get(k), baseMicros - valueMicros.get(k));
        }
    }

    void reported(List<ParticipantId> agreeing) {
        for (ParticipantId evaluator : agreeing) reports.put(evaluator, reports.getOrDefault(evaluator, 0) + 1);
    }
}
