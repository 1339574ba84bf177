package assay.domain.evaluation;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Decision;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.Evaluation.Committing;
import assay.domain.evaluation.Evaluation.Convened;
import assay.domain.evaluation.Evaluation.Measuring;
import assay.domain.evaluation.Evaluation.Ready;
import assay.domain.evaluation.Evaluation.Revealing;
import assay.domain.evaluation.EvaluationEvent.CommitOpened;
import assay.domain.evaluation.EvaluationEvent.EvaluatorSubstituted;
import assay.domain.evaluation.EvaluationEvent.MeasurementAsked;
import assay.domain.evaluation.EvaluationEvent.MeasurementFailed;
import assay.domain.evaluation.EvaluationEvent.MeasurementTaken;
import assay.domain.evaluation.EvaluationEvent.ParticipantExcluded;
import assay.domain.evaluation.EvaluationEvent.ReportCommitted;
import assay.domain.evaluation.EvaluationEvent.ReportRevealed;
import assay.domain.evaluation.EvaluationEvent.RevealOpened;
import assay.domain.evaluation.EvaluationRejection.AlreadyAnswered;
import assay.domain.evaluation.EvaluationRejection.AskedOtherwise;
import assay.domain.evaluation.EvaluationRejection.BadCommitment;
import assay.domain.evaluation.EvaluationRejection.BadReport;
import assay.domain.evaluation.EvaluationRejection.NotCommitted;
import assay.domain.evaluation.EvaluationRejection.NotDrawn;
import assay.domain.evaluation.EvaluationRejection.NotWhatWasCommitted;
import assay.domain.evaluation.EvaluationRejection.TooManyWaiting;
import assay.domain.evaluation.EvaluationRejection.WrongMeasurement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a model is measured: everybody commits to a report before anybody shows one, and the median counts. Steps close
 * early when all have answered.
 */
final class Measurements {
    /** The most measurements that may wait. */
    static final int MAX_WAITING = 16;

    /** All samples wrong, in 10⁻⁶. */
    static final long MAX_ERROR_MICROS = 1_000_000;

    private static final Pattern COMMITMENT = Pattern.compile("[0-9a-f]{64}");

    private Measurements() {}

    static Decision<EvaluationEvent> ask(Convened state, EvaluationCommand.MeasureModel command, Instant now) {
        Panel panel = state.panel();
        Panel.Measurement asked = new Panel.Measurement(command.measurement(), command.job());
        if (panel.last().filter(asked::equals).isPresent()) return unchanged();
        if (panel.last().filter(last -> last.number() == asked.number()).isPresent()) {
            return rejected(new AskedOtherwise(state.id(), "MeasureModel"));
        }
        if (asked.number() != panel.nextNumber()) {
            return rejected(new WrongMeasurement(state.id(), asked.number(), panel.nextNumber()));
        }
        if (panel.waiting().size() >= MAX_WAITING) return rejected(new TooManyWaiting(state.id(), MAX_WAITING));
        Steps steps = new Steps(state).then(new MeasurementAsked(asked.number(), asked.job()));
        return accepted(beginNext(steps, now).events());
    }

    /** Begins the next measurement if one waits and none is being taken. */
    static Steps beginNext(Steps steps, Instant now) {
        if (!(steps.state() instanceof Ready ready) || ready.panel().waiting().isEmpty()) return steps;
        Instant closes = now.plus(ready.panel().rules().commit());
        return steps.then(new CommitOpened(ready.panel().waiting().get(0).number(), closes));
    }

    static Decision<EvaluationEvent> commit(
            Committing state, EvaluationCommand.CommitReport command, ParticipantId evaluator, Instant now) {
        long current = state.measurement().number();
        if (!state.panel().serves(evaluator)) return rejected(new NotDrawn(state.id(), evaluator));
        if (command.measurement() != current) {
            return rejected(new WrongMeasurement(state.id(), command.measurement(), current));
        }
        Optional<String> earlier = state.commitments().get(evaluator);
        if (earlier.isPresent()) return again(earlier.get().equals(command.commitment()), state, evaluator);
        if (!COMMITMENT.matcher(command.commitment()).matches()) {
            return rejected(new BadCommitment(state.id(), evaluator));
        }
        Steps steps = new Steps(state).then(new ReportCommitted(current, evaluator, command.commitment()));
        return accepted(closeIfComplete(steps, now).events());
    }

    static Decision<EvaluationEvent> reveal(
            Revealing state, EvaluationCommand.RevealReport command, ParticipantId evaluator, Instant now) {
        long current = state.measurement().number();
        if (!state.panel().serves(evaluator)) return rejected(new NotDrawn(state.id(), evaluator));
        if (command.measurement() != current) {
            return rejected(new WrongMeasurement(state.id(), command.measurement(), current));
        }
        Optional<String> committed = state.commitments().get(evaluator);
        if (committed.isEmpty()) return rejected(new NotCommitted(state.id(), evaluator, current));
        Optional<Report> earlier = state.reports().get(evaluator);
        if (earlier.isPresent()) return again(earlier.get().equals(command.report()), state, evaluator);
        Optional<String> problem = problem(state, command.report());
        if (problem.isPresent()) return rejected(new BadReport(state.id(), evaluator, problem.get()));
        String found = Commitment.of(state.id(), current, evaluator, command.report(), command.salt());
        if (!found.equals(committed.get())) {
            return rejected(new NotWhatWasCommitted(state.id(), evaluator, committed.get(), found));
        }
        Steps steps = new Steps(state).then(new ReportRevealed(current, evaluator, command.report(), command.salt()));
        return accepted(closeIfComplete(steps, now).events());
    }

    private static Decision<EvaluationEvent> again(boolean same, Measuring state, ParticipantId evaluator) {
        if (same) return unchanged();
        return rejected(
                new AlreadyAnswered(state.id(), evaluator, state.measurement().number()));
    }

    private static Optional<String> problem(Revealing state, Report report) {
        int expected = state.measurement().job().updates().size() + 1;
        if (report.errorMicros().size() != expected || report.lossMicros().size() != expected) {
            return Optional.of("has " + report.errorMicros().size() + " errors and "
                    + report.lossMicros().size() + " losses, expected " + expected + " of each");
        }
        for (long error : report.errorMicros()) {
            if (error < 0 || error > MAX_ERROR_MICROS) {
                return Optional.of("says an error of " + error + ", expected 0 to " + MAX_ERROR_MICROS);
            }
        }
        for (long loss : report.lossMicros()) {
            if (loss < 0) return Optional.of("says a loss of " + loss + ", expected at least 0");
        }
        return Valued.problem(state.measurement().job(), report);
    }

    /** Closes the present step if everybody that may still answer has. */
    static Steps closeIfComplete(Steps steps, Instant now) {
        if (steps.state() instanceof Committing open) {
            boolean all = open.panel().serving().stream()
                    .allMatch(evaluator -> open.commitments().has(evaluator));
            return all ? closeCommit(steps, now) : steps;
        }
        if (steps.state() instanceof Revealing open) {
            boolean all = open.reports().size() == open.commitments().size();
            return all ? closeReveal(steps, now) : steps;
        }
        return steps;
    }

    static Steps closeCommit(Steps steps, Instant now) {
        Committing state = (Committing) steps.state();
        // With too few commitments no report could make a quorum: there is nothing to wait for.
        if (state.commitments().size() < state.panel().quorum()) {
            return fail(steps, "committed", state.commitments().size(), now);
        }
        Instant closes = now.plus(state.panel().rules().reveal());
        return steps.then(new RevealOpened(state.measurement().number(), closes));
    }

    static Steps closeReveal(Steps steps, Instant now) {
        Revealing state = (Revealing) steps.state();
        if (state.reports().size() < state.panel().quorum()) {
            return fail(steps, "revealed a report", state.reports().size(), now);
        }
        Report median = Median.of(state.reports().values());
        List<ParticipantId> agreeing =
                Median.agreeing(state.reports(), median, state.panel().rules().toleranceMicros());
        steps.then(new MeasurementTaken(state.measurement().number(), median, agreeing));
        return beginNext(Bonding.judged(steps, state, agreeing, true), now);
    }

    private static Steps fail(Steps steps, String did, int found, Instant now) {
        Measuring state = (Measuring) steps.state();
        String reason = "only " + found + " of " + state.panel().drawn().size() + " evaluators " + did
                + " in time, expected at least " + state.panel().quorum();
        steps.then(new MeasurementFailed(state.measurement().number(), reason));
        return beginNext(Bonding.judged(steps, state, List.of(), false), now);
    }

    static Decision<EvaluationEvent> exclude(Convened state, ParticipantId participant, Instant now) {
        if (state.panel().excluded().contains(participant)) return unchanged();
        Steps steps = new Steps(state)
                .then(new ParticipantExcluded(
                        participant, state.panel().bonds().engaged().contains(participant)));
        List<ParticipantId> reserves = ((Convened) steps.state()).panel().reserves();
        if (state.panel().drawn().contains(participant) && !reserves.isEmpty()) {
            steps.then(new EvaluatorSubstituted(participant, reserves.get(0)));
        }
        return accepted(closeIfComplete(steps, now).events());
    }
}
