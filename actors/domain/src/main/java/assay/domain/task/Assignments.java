package assay.domain.task;

import assay.domain.assignment.Delivery;
import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.payout.Labour;
import assay.domain.payout.Reports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All assignments of a task.
 *
 * @param all those that have not lapsed, by number: never more than the task has
 * @param lapsed who let which one lapse
 * @param next the number of the next one that is taken
 * @param panel of the evaluators who give scores
 * @param entrance who was let in, where not everybody is
 */
public record Assignments(
        PersistentMap<Integer, Assignment> all,
        PersistentMap<ParticipantId, Integer> lapsed,
        int next,
        Panel panel,
        Entrance entrance) {
    /** Nobody has taken anything. */
    static final Assignments NONE = new Assignments(
            PersistentMap.empty(),
            PersistentMap.empty(),
            1,
            new Panel(List.of(), 0, 0, false, PersistentMap.empty()),
            Entrance.unsaid());

    /**
     * Who gives scores, and what is being scored.
     *
     * @param evaluators those drawn; empty until they are
     * @param measurement how many measurements were asked for
     * @param scoring the assignment whose score is awaited; 0 for none
     * @param repeated whether that is asked for a second time
     * @param reports per evaluator, how many of its scores were in time and within tolerance
     */
    public record Panel(
            List<ParticipantId> evaluators,
            long measurement,
            int scoring,
            boolean repeated,
            PersistentMap<ParticipantId, Integer> reports) {
        public Panel {
            evaluators = List.copyOf(evaluators);
        }

        Panel seated(List<ParticipantId> drawn) {
            return new Panel(drawn, measurement, scoring, repeated, reports);
        }

        Panel asked(int assignment, long number, boolean again) {
            return new Panel(evaluators, number, assignment, again, reports);
        }

        Panel answered(List<ParticipantId> agreeing) {
            PersistentMap<ParticipantId, Integer> counted = reports;
            for (ParticipantId each : agreeing) counted = counted.merged(each, 1, Integer::sum);
            return new Panel(evaluators, measurement, 0, false, counted);
        }
    }

    /** The one of this number, if it has not lapsed. */
    public Optional<Assignment> get(int number) {
        return all.get(number);
    }

    /** The first that {@code worker} has taken and that has not lapsed. */
    Optional<Assignment> of(ParticipantId worker) {
        return all.values().stream()
                .filter(each -> each.worker().equals(worker))
                .findFirst();
    }

    /** Whether somebody works on one, or waits to be judged. */
    boolean underWay() {
        return all.values().stream().anyMatch(each -> !each.decided());
    }

    boolean allDecided() {
        return all.values().stream().allMatch(Assignment::decided);
    }

    Assignments with(Assignment changed) {
        return new Assignments(
                all.with(changed.number(), changed), lapsed, Math.max(next, changed.number() + 1), panel, entrance);
    }

    Assignments with(Panel other) {
        return new Assignments(all, lapsed, next, other, entrance);
    }

    Assignments with(Entrance other) {
        return new Assignments(all, lapsed, next, panel, other);
    }

    Assignments lapsing(int number, ParticipantId worker) {
        return new Assignments(all.without(number), lapsed.with(worker, number), next, panel, entrance);
    }

    Assignments handedIn(int number, Delivery delivery, Instant due) {
        return with(all.get(number).orElseThrow().handedIn(delivery, due));
    }

    /** How many results were accepted. */
    public int accepted() {
        return (int) all.values().stream()
                .filter(each -> each.stage() == Assignment.Stage.ACCEPTED)
                .count();
    }

    /** What was accepted of whom, and what it scored. */
    List<Labour> labours() {
        PersistentMap<ParticipantId, Labour> byWorker = PersistentMap.empty();
        for (Assignment each : all.values()) {
            if (each.stage() != Assignment.Stage.ACCEPTED) continue;
            Labour one = new Labour(each.worker(), 1, each.scoreMicros());
            byWorker = byWorker.merged(each.worker(), one, Assignments::sum);
        }
        return byWorker.values();
    }

    private static Labour sum(Labour one, Labour other) {
        return new Labour(
                one.miner(), one.accepted() + other.accepted(), Math.addExact(one.scoreMicros(), other.scoreMicros()));
    }

    List<Reports> reportCounts() {
        List<Reports> counts = new ArrayList<>();
        for (var entry : panel.reports()) counts.add(new Reports(entry.getKey(), entry.getValue()));
        return counts;
    }
}
