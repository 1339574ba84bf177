package assay.cli.explain;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationEvent.CommitOpened;
import assay.domain.evaluation.EvaluationEvent.EvaluatorSubstituted;
import assay.domain.evaluation.EvaluationEvent.EvaluatorsDrawn;
import assay.domain.evaluation.EvaluationEvent.MeasurementTaken;
import assay.domain.evaluation.EvaluationEvent.ReportCommitted;
import assay.domain.evaluation.EvaluationEvent.ReportRevealed;
import assay.domain.money.Credits;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Why an evaluator was paid what it was paid: measurement by measurement. */
final class EvaluatorPay {
    private final Trail trail;
    private final Trail.Found<PlanMade> made;
    private final Paid paid;

    EvaluatorPay(Trail trail, Trail.Found<PlanMade> made, Paid paid) {
        this.trail = trail;
        this.made = made;
        this.paid = paid;
    }

    /** Whoever was drawn, stood in, or has a line in the plan. */
    SortedSet<ParticipantId> everybody() throws InterruptedException {
        SortedSet<ParticipantId> everybody = new TreeSet<>();
        trail.each(
                EntityType.EVALUATION, EvaluatorsDrawn.class, (entry, drawn) -> everybody.addAll(drawn.evaluators()));
        trail.each(
                EntityType.EVALUATION, EvaluatorSubstituted.class, (entry, event) -> everybody.add(event.substitute()));
        for (Plan.Line line : made.event().plan().lines()) {
            if (line.role().equals(Plan.EVALUATOR)) everybody.add(line.payee());
        }
        return everybody;
    }

    Answer answer(ParticipantId evaluator) throws InterruptedException {
        List<Because> because = new ArrayList<>();
        List<Plan.Line> lines = made.event().plan().lines();
        Credits amount = Credits.ZERO;
        int index = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).role().equals(Plan.EVALUATOR)
                    && lines.get(i).payee().equals(evaluator)) index = i;
        }
        if (index >= 0) {
            amount = lines.get(index).amount();
            because.add(Because.of(made.entry(), lines.get(index).reason()));
        } else {
            because.add(Because.of(made.entry(), "the plan has no line for it: no report of it counted"));
        }
        because.addAll(measurements(evaluator));
        because.addAll(Slashes.of(trail, evaluator));
        if (index >= 0) because.addAll(paid.of(index));
        String outcome = "evaluator, " + (index < 0 ? Paid.NOTHING : paid.outcome(index));
        return new Answer(evaluator.name(), outcome, amount.micros(), because);
    }

    private List<Because> measurements(ParticipantId evaluator) throws InterruptedException {
        List<Because> because = new ArrayList<>();
        Turn turn = new Turn();
        for (Entry<?> entry : trail.entries(EntityType.EVALUATION)) {
            for (Object event : entry.events()) {
                if (event instanceof CommitOpened) turn = new Turn();
                else if (event instanceof ReportCommitted report
                        && report.evaluator().equals(evaluator)) turn.committed = true;
                else if (event instanceof ReportRevealed report
                        && report.evaluator().equals(evaluator)) turn.revealed = true;
                else if (event instanceof MeasurementTaken taken)
                    because.add(Because.of(entry, words(taken, evaluator, turn)));
            }
        }
        return because;
    }

    private static final class Turn {
        private boolean committed;
        private boolean revealed;
    }

    private static String words(MeasurementTaken taken, ParticipantId evaluator, Turn turn) {
        String which = "measurement " + taken.measurement() + ": ";
        if (taken.agreeing().contains(evaluator))
            return which + "its report is within tolerance of the median and counts";
        if (turn.revealed) return which + "its report is too far from the median, or names another aggregate";
        return which + (turn.committed ? "it committed to a report and never showed it" : "it gave no report in time");
    }
}
