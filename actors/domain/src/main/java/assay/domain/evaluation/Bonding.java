package assay.domain.evaluation;

import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.evaluation.Evaluation.Convened;
import assay.domain.evaluation.Evaluation.Enrolling;
import assay.domain.evaluation.Evaluation.Measuring;
import assay.domain.evaluation.Evaluation.Revealing;
import assay.domain.evaluation.EvaluationEvent.EnrolmentRefused;
import assay.domain.evaluation.EvaluationEvent.EvaluationDissolved;
import assay.domain.evaluation.EvaluationEvent.EvaluationFailed;
import assay.domain.evaluation.EvaluationEvent.EvaluatorApplied;
import assay.domain.evaluation.EvaluationEvent.EvaluatorSubstituted;
import assay.domain.evaluation.EvaluationEvent.EvaluatorTooLate;
import assay.domain.evaluation.EvaluationEvent.ParticipantExcluded;
import assay.domain.evaluation.EvaluationEvent.ReportsPenalised;
import assay.domain.miner.MinerCommand;
import assay.domain.offence.Offence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evaluators that have something to lose: who enrols is bound to the evaluation with its stake, loses a share of it when
 * its report is not what most found or does not come, and gives its seat to a reserve when it is silent for too long. They
 * vote on one another by the median, so nobody is paid for finding anything.
 */
final class Bonding {
    /** The most evaluators that may enrol where they stake: all are let go at once. */
    static final int MAX_BOUND = 200;

    private Bonding() {}

    static boolean wanted(Panel panel) {
        return !panel.rules().stake().isZero();
    }

    static List<EvaluationEvent> answered(
            Evaluation state, ParticipantId evaluator, Command command, Outcome outcome, Instant now) {
        if (!(command instanceof MinerCommand.Engage) || state instanceof Evaluation.None) return List.of();
        boolean waiting =
                state instanceof Enrolling at && at.panel().bonds().asked().contains(evaluator);
        if (outcome instanceof Outcome.Refused refused) {
            if (!waiting) return List.of();
            return List.of(new EnrolmentRefused(evaluator, refused.rejection().message()));
        }
        boolean excluded =
                state instanceof Convened known && known.panel().excluded().contains(evaluator);
        if (waiting && !excluded) return Enrolment.enrolled((Enrolling) state, evaluator, now);
        boolean bound = state instanceof Convened known
                && known.panel().bonds().engaged().contains(evaluator);
        return bound ? List.of() : List.of(new EvaluatorTooLate(evaluator));
    }

    /** After a measurement that was closed with {@code agreeing} in agreement: who gave something else, or nothing. */
    static Steps judged(Steps steps, Measuring before, List<ParticipantId> agreeing, boolean taken) {
        Panel panel = before.panel();
        boolean minded = wanted(panel) && !panel.bonds().table().penalties().isEmpty();
        if (!minded && panel.rules().patience() == 0) return steps;
        List<ParticipantId> silent = new ArrayList<>();
        List<ParticipantId> unrevealed = new ArrayList<>();
        List<ParticipantId> wrong = new ArrayList<>();
        for (ParticipantId each : panel.serving()) {
            if (!before.commitments().has(each)) silent.add(each);
            else if (before instanceof Revealing at && !at.reports().has(each)) unrevealed.add(each);
            else if (before instanceof Revealing && taken && !agreeing.contains(each)) wrong.add(each);
        }
        boolean nothing = silent.isEmpty() && unrevealed.isEmpty() && wrong.isEmpty();
        if (nothing && panel.bonds().missed().isEmpty()) return steps;
        steps.then(new ReportsPenalised(before.measurement().number(), wrong, unrevealed, silent));
        return replaced(steps);
    }

    private static Steps replaced(Steps steps) {
        Panel panel = ((Convened) steps.state()).panel();
        int patience = panel.rules().patience();
        if (patience == 0) return steps;
        for (ParticipantId each : panel.serving()) {
            List<ParticipantId> reserves = ((Convened) steps.state()).panel().reserves();
            if (reserves.isEmpty()) return steps;
            if (panel.bonds().missed().getOr(each, 0) < patience) continue;
            steps.then(new ParticipantExcluded(each, panel.bonds().engaged().contains(each)))
                    .then(new EvaluatorSubstituted(each, reserves.get(0)));
        }
        return steps;
    }

    static List<Send> reactions(Evaluation state, EvaluationEvent event) {
        if (event instanceof EvaluatorApplied applied && state instanceof Convened at) {
            boolean setAside = !at.panel().bonds().table().penalties().isEmpty();
            return List.of(new Send(
                    member(applied.evaluator()),
                    new MinerCommand.Engage(state.id(), at.panel().rules().stake(), setAside)));
        }
        if (event instanceof EvaluatorTooLate late) return List.of(release(state, late.evaluator()));
        if (event instanceof ReportsPenalised wrong && state instanceof Convened at) return penalties(at, wrong);
        if (event instanceof ParticipantExcluded out) {
            return out.released() ? List.of(release(state, out.participant())) : List.of();
        }
        List<ParticipantId> freed = event instanceof EvaluationDissolved over
                ? over.released()
                : event instanceof EvaluationFailed failed ? failed.released() : List.of();
        return freed.stream().map(each -> release(state, each)).toList();
    }

    private static List<Send> penalties(Convened at, ReportsPenalised event) {
        List<Send> sends = new ArrayList<>();
        for (ParticipantId each : event.wrong())
            slash(at, each, Offence.WRONG_REPORT, event).ifPresent(sends::add);
        for (ParticipantId each : event.unrevealed())
            slash(at, each, Offence.NO_REVEAL, event).ifPresent(sends::add);
        for (ParticipantId each : event.silent())
            slash(at, each, Offence.NO_ANSWER, event).ifPresent(sends::add);
        return sends;
    }

    private static Optional<Send> slash(Convened at, ParticipantId who, Offence offence, ReportsPenalised event) {
        long share = at.panel().bonds().table().shareMicros(offence);
        if (share == 0 || !at.panel().bonds().engaged().contains(who)) return Optional.empty();
        String shown = "measurement " + event.measurement();
        return Optional.of(
                new Send(member(who), new MinerCommand.Slash(at.id(), offence, share, Optional.empty(), 0, shown)));
    }

    private static Send release(Evaluation state, ParticipantId evaluator) {
        return new Send(member(evaluator), new MinerCommand.Release(state.id()));
    }

    private static EntityId member(ParticipantId evaluator) {
        return new EntityId(EntityType.MINER, evaluator.name());
    }
}
