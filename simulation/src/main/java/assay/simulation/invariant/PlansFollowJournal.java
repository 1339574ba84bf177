package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.evaluation.EvaluationEvent;
import assay.domain.evaluation.Report;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.Plan;
import assay.domain.task.TaskEvent;
import assay.domain.task.TaskEvent.BaselineMeasured;
import assay.domain.task.TaskEvent.BaselineStarted;
import assay.domain.task.TaskEvent.FinalMeasured;
import assay.domain.task.TaskEvent.HiddenRevealed;
import assay.domain.task.TaskEvent.IterationsRecorded;
import assay.domain.task.TaskEvent.MeasurementRepeated;
import assay.domain.task.TaskEvent.MeasurementStarted;
import assay.domain.task.TaskEvent.RoundChecked;
import assay.domain.task.TaskEvent.RoundClosed;
import assay.domain.task.TaskEvent.RoundOpened;
import assay.domain.task.TaskEvent.TaskDrafted;
import assay.domain.task.TaskEvent.UpdateAccepted;
import assay.domain.task.TaskEvent.UpdateCopied;
import assay.domain.task.TaskEvent.UpdatesOrdered;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A plan is what its task's rule makes of the journal. The facts are gathered here once more, from what the task and its
 * evaluators recorded and not from what the task told the payout; {@link FairShares} divides the bounty in its own way.
 */
public final class PlansFollowJournal implements Invariant {
    private final Map<String, Findings> byTask = new TreeMap<>();
    private final Map<String, Map<Long, EvaluationEvent.MeasurementTaken>> medians = new TreeMap<>();

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            Optional<String> broken = Optional.empty();
            if (event instanceof TaskEvent task) broken = task(entry.entity(), task);
            else if (event instanceof EvaluationEvent.MeasurementTaken taken) {
                medians.computeIfAbsent(entry.entity().name(), none -> new TreeMap<>())
                        .put(taken.measurement(), taken);
            } else if (event instanceof PlanMade made) broken = planned(entry.entity(), made.plan());
            if (broken.isPresent()) return broken;
        }
        return Optional.empty();
    }

    private Optional<String> task(EntityId task, TaskEvent event) {
        if (event instanceof TaskDrafted drafted)
            byTask.put(task.name(), new Findings(drafted.client(), drafted.spec()));
        Findings found = byTask.get(task.name());
        if (found == null) return Optional.of(task + ": " + event + " before it was posted");
        if (event instanceof RoundOpened) found.arrivals.clear();
        else if (event instanceof UpdateAccepted accepted)
            found.arrived(accepted.update().miner());
        else if (event instanceof UpdatesOrdered ordered) found.ordered(ordered.order());
        else if (event instanceof UpdateCopied copied) found.arrivals.remove(copied.miner());
        else if (event instanceof RoundChecked checked) found.checked(checked);
        else if (event instanceof IterationsRecorded recorded) found.arrived(recorded.miner());
        else if (event instanceof BaselineStarted started) found.awaited = started.measurement();
        else if (event instanceof MeasurementStarted started) found.awaited = started.measurement();
        else if (event instanceof HiddenRevealed revealed) found.awaited = revealed.measurement();
        else if (event instanceof MeasurementRepeated repeated) found.awaited = repeated.measurement();
        else if (event instanceof BaselineMeasured measured) return baseline(task, found, measured);
        else if (event instanceof RoundClosed closed) return round(task, found, closed);
        else if (event instanceof FinalMeasured measured) return hidden(task, found, measured);
        return Optional.empty();
    }

    private Optional<String> baseline(EntityId task, Findings found, BaselineMeasured said) {
        Optional<EvaluationEvent.MeasurementTaken> median = median(task, found);
        Optional<String> other = compared(task, median, said.errorMicros(), 0, said.agreeing());
        median.ifPresent(taken -> found.baseline(errors(taken).get(0), taken.agreeing()));
        return other;
    }

    private Optional<String> round(EntityId task, Findings found, RoundClosed said) {
        Optional<EvaluationEvent.MeasurementTaken> median = median(task, found);
        int last = found.arrivals.size();
        Optional<String> other = compared(task, median, said.result().errorMicros(), last, said.agreeing());
        if (other.isPresent() || median.isEmpty()) return other;
        Report report = median.get().median();
        if (!said.result().model().equals(report.aggregate())) {
            return Optional.of(task + ": says that round " + said.round() + " led to "
                    + said.result().model() + ", measured was " + report.aggregate());
        }
        found.round(report.errorMicros(), median.get().agreeing());
        found.valued(report.valueMicros(), report.errorMicros().get(0));
        return Optional.empty();
    }

    private Optional<String> hidden(EntityId task, Findings found, FinalMeasured said) {
        Optional<EvaluationEvent.MeasurementTaken> median = median(task, found);
        Optional<String> other = compared(task, median, said.errorMicros(), 0, said.agreeing());
        median.ifPresent(taken -> found.reported(taken.agreeing()));
        return other;
    }

    private Optional<EvaluationEvent.MeasurementTaken> median(EntityId task, Findings found) {
        return Optional.ofNullable(medians.getOrDefault(task.name(), Map.of()).get(found.awaited));
    }

    private static List<Long> errors(EvaluationEvent.MeasurementTaken taken) {
        return taken.median().errorMicros();
    }

    private static Optional<String> compared(
            EntityId task,
            Optional<EvaluationEvent.MeasurementTaken> median,
            long saidMicros,
            int place,
            List<?> saidAgreeing) {
        boolean same = median.isPresent()
                && errors(median.get()).size() == place + 1
                && errors(median.get()).get(place) == saidMicros
                && median.get().agreeing().equals(saidAgreeing);
        if (same) return Optional.empty();
        return Optional.of(task + ": says that an error of " + saidMicros + " was measured, with " + saidAgreeing
                + " in agreement; its evaluators found " + median);
    }

    private Optional<String> planned(EntityId payout, Plan plan) {
        Findings found = byTask.get(payout.name());
        if (found == null) return Optional.of(payout + ": a plan for a task that nobody posted");
        long escrow = found.spec.bounty().micros();
        long lines = 0;
        for (Plan.Line line : plan.lines())
            lines = Math.addExact(lines, line.amount().micros());
        if (lines + plan.refund().micros() != escrow) {
            return Optional.of(payout + ": lines of " + lines + " and a refund of " + plan.refund()
                    + " do not add up to the escrow, " + escrow);
        }
        // What was handed out and accepted is counted by AssignmentsKept.
        if (found.spec.kind().assigns()) return Optional.empty();
        List<FairShares.Share> expected = FairShares.of(found);
        List<FairShares.Share> planned = plan.lines().stream()
                .filter(line -> !line.role().equals(Plan.STORAGE))
                .map(line -> new FairShares.Share(
                        line.payee(), line.role(), line.amount().micros()))
                .toList();
        if (planned.equals(expected)) return Optional.empty();
        return Optional.of(payout + ": plans " + planned + ", but the journal gives " + expected);
    }
}
