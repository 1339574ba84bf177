package assay.domain.evaluation;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.account.Accounts;
import assay.domain.election.Lots;
import assay.domain.entity.Decision;
import assay.domain.entity.NameNotUsable;
import assay.domain.entity.NotNow;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.Evaluation.Enrolling;
import assay.domain.evaluation.EvaluationEvent.EnrolmentBegan;
import assay.domain.evaluation.EvaluationEvent.EnrolmentExtended;
import assay.domain.evaluation.EvaluationEvent.EvaluationFailed;
import assay.domain.evaluation.EvaluationEvent.EvaluatorApplied;
import assay.domain.evaluation.EvaluationEvent.EvaluatorEnrolled;
import assay.domain.evaluation.EvaluationEvent.EvaluatorsDrawn;
import assay.domain.evaluation.EvaluationRejection.AskedOtherwise;
import assay.domain.evaluation.EvaluationRejection.MayNotEvaluate;
import assay.domain.evaluation.EvaluationRejection.TooManyEnrolments;
import assay.domain.evaluation.EvaluationRejection.UnusableRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How evaluators are found. Enrolment stays open for all of its window, so that whoever comes late has the same chance;
 * with too few at its end, until there are enough or the task's deadline has come.
 */
final class Enrolment {
    /** The fewest evaluators that make a median worth having. */
    static final int MIN_EVALUATORS = 3;

    private Enrolment() {}

    static Decision<EvaluationEvent> convene(Evaluation state, EvaluationCommand.Convene command, Instant now) {
        if (state instanceof Evaluation.None) {
            Optional<UnusableRules> problem = problem(state, command, now);
            if (problem.isPresent()) return rejected(problem.get());
            Instant window = now.plus(command.rules().enrolment());
            Instant closes = window.isBefore(command.deadline()) ? window : command.deadline();
            return accepted(new EnrolmentBegan(
                    command.rules(), command.excluded(), command.deadline(), closes, command.slashing()));
        }
        if (state instanceof Evaluation.Convened convened) {
            return isSame(convened.panel(), command)
                    ? unchanged()
                    : rejected(new AskedOtherwise(state.id(), "Convene"));
        }
        return rejected(NotNow.of(state.id(), command, state.words()));
    }

    private static boolean isSame(Panel panel, EvaluationCommand.Convene command) {
        // Exclusions since then were added at the end.
        int before = command.excluded().size();
        return panel.rules().equals(command.rules())
                && panel.bonds().table().equals(command.slashing())
                && panel.deadline().equals(command.deadline())
                && panel.excluded().size() >= before
                && panel.excluded().subList(0, before).equals(command.excluded());
    }

    private static Optional<UnusableRules> problem(Evaluation state, EvaluationCommand.Convene command, Instant now) {
        EvaluationRules rules = command.rules();
        if (rules.evaluators() < MIN_EVALUATORS) {
            return unusable(state, "evaluators", rules.evaluators(), "at least " + MIN_EVALUATORS);
        }
        if (rules.toleranceMicros() < 0) return unusable(state, "tolerance", rules.toleranceMicros(), "at least 0");
        if (!command.deadline().isAfter(now)) {
            return unusable(state, "deadline", command.deadline(), "later than " + now);
        }
        for (Duration window : List.of(rules.enrolment(), rules.commit(), rules.reveal())) {
            if (window.isNegative() || window.isZero()) return unusable(state, "a window", window, "more than nothing");
        }
        return Optional.empty();
    }

    private static Optional<UnusableRules> unusable(Evaluation state, String field, Object found, String expected) {
        return Optional.of(new UnusableRules(state.id(), field, found.toString(), expected));
    }

    static Decision<EvaluationEvent> enrol(Enrolling state, ParticipantId evaluator, Instant now) {
        if (state.enrolled().has(evaluator)) return unchanged();
        if (state.panel().excluded().contains(evaluator)) {
            return rejected(new MayNotEvaluate(state.id(), evaluator));
        }
        if (!Accounts.mayBeNamed(evaluator.name())) {
            return rejected(new NameNotUsable(state.id(), evaluator.name(), Accounts.USABLE_NAME));
        }
        if (isFull(state)) return rejected(new TooManyEnrolments(state.id(), most(state)));
        if (!Bonding.wanted(state.panel())) return accepted(enrolled(state, evaluator, now));
        boolean asked = state.panel().bonds().asked().contains(evaluator);
        return asked ? unchanged() : accepted(new EvaluatorApplied(evaluator));
    }

    static List<EvaluationEvent> enrolled(Enrolling state, ParticipantId evaluator, Instant now) {
        Steps steps = new Steps(state).then(new EvaluatorEnrolled(evaluator));
        Enrolling grown = (Enrolling) steps.state();
        return (grown.extended() && isEnough(grown) ? draw(steps, now) : steps).events();
    }

    /** Whether enrolling is something {@code evaluator} could do. */
    static boolean isOpenTo(Enrolling state, ParticipantId evaluator) {
        return !state.enrolled().has(evaluator)
                && !state.panel().excluded().contains(evaluator)
                && !state.panel().bonds().asked().contains(evaluator)
                && Accounts.mayBeNamed(evaluator.name())
                && !isFull(state);
    }

    private static boolean isFull(Enrolling state) {
        int waiting = state.panel().bonds().asked().size();
        return state.enrolled().size() + waiting >= most(state);
    }

    private static int most(Enrolling state) {
        return Bonding.wanted(state.panel()) ? Bonding.MAX_BOUND : Evaluation.MAX_ENROLMENTS;
    }

    /** The window, or the deadline, has passed. */
    static List<EvaluationEvent> timeOver(Enrolling state, Instant now) {
        Instant deadline = state.panel().deadline();
        if (isEnough(state)) return draw(new Steps(state), now).events();
        if (now.isBefore(deadline)) return List.of(new EnrolmentExtended(deadline));
        return List.of(new EvaluationFailed(
                "only " + state.enrolled().size() + " of at least "
                        + state.panel().rules().evaluators() + " evaluators had enrolled by the deadline",
                state.panel().bonds().engaged()));
    }

    private static boolean isEnough(Enrolling state) {
        return state.enrolled().size() >= state.panel().rules().evaluators();
    }

    private static Steps draw(Steps steps, Instant now) {
        Enrolling state = (Enrolling) steps.state();
        List<ParticipantId> all = state.enrolled().keys();
        List<ParticipantId> lots = Lots.draw(state.beacon(), all, all.size());
        int seats = state.panel().rules().evaluators();
        EvaluatorsDrawn drawn =
                new EvaluatorsDrawn(state.beacon(), lots.subList(0, seats), lots.subList(seats, lots.size()));
        return Measurements.beginNext(steps.then(drawn), now);
    }
}
