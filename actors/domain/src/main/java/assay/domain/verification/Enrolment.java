package assay.domain.verification;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.account.Accounts;
import assay.domain.election.Lots;
import assay.domain.entity.Decision;
import assay.domain.entity.NameNotUsable;
import assay.domain.entity.NotNow;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.verification.Verification.Applicant;
import assay.domain.verification.Verification.Convened;
import assay.domain.verification.Verification.Enrolling;
import assay.domain.verification.VerificationEvent.VerificationFailed;
import assay.domain.verification.VerificationEvent.VerifierAdmitted;
import assay.domain.verification.VerificationEvent.VerifierApplied;
import assay.domain.verification.VerificationEvent.VerifierTooLate;
import assay.domain.verification.VerificationEvent.VerifierTurnedAway;
import assay.domain.verification.VerificationEvent.VerifiersAwaited;
import assay.domain.verification.VerificationEvent.VerifiersCalled;
import assay.domain.verification.VerificationEvent.VerifiersDrawn;
import assay.domain.verification.VerificationEvent.VerifiersSought;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How verifiers are found: enrolment stays open for all of its window, and with too few at its end until there are enough
 * or the task's deadline has come. Whoever is drawn has something to lose.
 */
final class Enrolment {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private Enrolment() {}

    static Decision<VerificationEvent> seek(
            Verification state, VerificationCommand.FindVerifiers command, Instant now) {
        if (state instanceof Verification.None && !command.seated().isEmpty()) {
            return accepted(new VerifiersCalled(
                    command.rules(), command.slashing(), command.excluded(), command.deadline(), command.seated()));
        }
        if (state instanceof Verification.None) {
            Instant window = now.plus(command.rules().enrolment());
            Instant closes = window.isBefore(command.deadline()) ? window : command.deadline();
            return accepted(new VerifiersSought(
                    command.rules(), command.slashing(), command.excluded(), command.deadline(), closes));
        }
        return state instanceof Convened ? unchanged() : rejected(NotNow.of(state.id(), command, state.words()));
    }

    static Decision<VerificationEvent> enrol(
            Enrolling state, VerificationCommand.EnrolVerifier command, ParticipantId who) {
        if (state.applied().has(who)) return unchanged();
        if (state.bench().excluded().contains(who)) {
            return rejected(new VerificationRejection.MayNotVerify(state.id(), who));
        }
        if (!Accounts.mayBeNamed(who.name())) {
            return rejected(new NameNotUsable(state.id(), who.name(), Accounts.USABLE_NAME));
        }
        if (isFull(state)) {
            return rejected(new VerificationRejection.TooManyVerifiers(state.id(), Verification.MAX_ENROLMENTS));
        }
        if (!isHash(command.anchor())) return rejected(new VerificationRejection.NoHash(state.id(), who, "anchor"));
        return accepted(new VerifierApplied(who, command.anchor()));
    }

    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    private static boolean isFull(Enrolling state) {
        return state.applied().size() >= Verification.MAX_ENROLMENTS;
    }

    /** Whether enrolling is something {@code who} could do. */
    static boolean isOpenTo(Enrolling state, ParticipantId who) {
        return !state.applied().has(who)
                && !state.bench().excluded().contains(who)
                && Accounts.mayBeNamed(who.name())
                && !isFull(state);
    }

    /** What the miner's answer to its engagement makes of an application. */
    static List<VerificationEvent> engaged(Verification state, ParticipantId who, Outcome outcome) {
        boolean refused = outcome instanceof Outcome.Refused || state instanceof Verification.None;
        if (!(state instanceof Enrolling enrolling) || !enrolling.applied().has(who)) {
            boolean drawn = !(state instanceof Enrolling);
            return refused || !drawn ? List.of() : List.of(new VerifierTooLate(who));
        }
        if (outcome instanceof Outcome.Refused no) {
            return List.of(new VerifierTurnedAway(who, no.rejection().message()));
        }
        Steps steps = new Steps(state).then(new VerifierAdmitted(who));
        Enrolling grown = (Enrolling) steps.state();
        return (grown.extended() && isEnough(grown) ? draw(steps) : steps).events();
    }

    /** The window, or the deadline, has passed. */
    static List<VerificationEvent> timeOver(Enrolling state, Instant now) {
        if (isEnough(state)) return draw(new Steps(state)).events();
        Instant deadline = state.bench().deadline();
        if (now.isBefore(deadline)) return List.of(new VerifiersAwaited(deadline));
        String reason = "only " + admitted(state).size() + " of at least "
                + state.bench().rules().verifiers() + " verifiers had enrolled with their stakes by the deadline";
        return List.of(new VerificationFailed(reason, state.applied().keys()));
    }

    private static List<ParticipantId> admitted(Enrolling state) {
        return state.applied().entries().stream()
                .filter(each -> each.getValue().engaged())
                .map(java.util.Map.Entry::getKey)
                .filter(who -> !state.bench().excluded().contains(who))
                .toList();
    }

    private static boolean isEnough(Enrolling state) {
        return admitted(state).size() >= state.bench().rules().verifiers();
    }

    private static Steps draw(Steps steps) {
        Enrolling state = (Enrolling) steps.state();
        List<ParticipantId> drawn =
                Lots.draw(state.beacon(), admitted(state), state.bench().rules().verifiers());
        List<ParticipantId> released = state.applied().entries().stream()
                .filter(each -> !drawn.contains(each.getKey()) && isEngaged(each.getValue()))
                .map(java.util.Map.Entry::getKey)
                .toList();
        return steps.then(new VerifiersDrawn(state.beacon(), drawn, released));
    }

    private static boolean isEngaged(Applicant applicant) {
        return applicant.engaged();
    }
}
