package assay.domain.verification;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.offence.Offence;
import assay.domain.verification.Inquiry.Stage;
import assay.domain.verification.Verification.Convened;
import assay.domain.verification.Verification.Inquiring;
import assay.domain.verification.VerificationEvent.Convicted;
import assay.domain.verification.VerificationEvent.InquiryClosed;
import assay.domain.verification.VerificationEvent.InquiryOpened;
import assay.domain.verification.VerificationEvent.SamplesDrawn;
import assay.domain.verification.VerificationEvent.StageOpened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the verification of a round goes from stage to stage: early when all have answered, late when time is over. */
final class Stages {
    private Stages() {}

    static Decision<VerificationEvent> verify(Convened state, VerificationCommand.VerifyRound command, Instant now) {
        Steps steps = new Steps(state);
        if (state instanceof Inquiring running) {
            if (running.inquiry().round() == command.round()) {
                return running.inquiry().said().equals(new Claims(command.claims(), command.log()))
                        ? unchanged()
                        : rejected(new VerificationRejection.RoundTaken(state.id(), command.round()));
            }
            finish(steps, "the task went on");
        }
        VerificationRules rules = state.bench().rules();
        Instant ends = now.plus(rules.window());
        steps.then(new InquiryOpened(
                command.round(), command.claims(), ends, until(now, rules.answer(), ends), command.log()));
        if (steps.bench().serving().isEmpty()) finish(steps, "no verifier is left");
        return accepted(steps.events());
    }

    /** Goes on if everybody who is waited for has answered. */
    static List<VerificationEvent> goOn(Steps steps, Instant now) {
        if (steps.state() instanceof Inquiring open && awaited(open).isEmpty()) close(steps, now);
        return steps.events();
    }

    /** The present stage's time is over, or the whole inquiry's. */
    static List<VerificationEvent> timeOver(Inquiring state, Instant now) {
        Steps steps = new Steps(state);
        if (!now.isBefore(state.inquiry().ends())) finish(steps, "the window is over");
        else close(steps, now);
        return steps.events();
    }

    /** Who has not answered yet. */
    static List<ParticipantId> awaited(Inquiring state) {
        Inquiry inquiry = state.inquiry();
        Bench bench = state.bench();
        return switch (inquiry.stage()) {
            case SEEDING ->
                bench.serving().stream()
                        .filter(each -> !inquiry.seeds().has(each))
                        .toList();
            case OPENING ->
                inquiry.solvers().stream()
                        .filter(each -> !inquiry.openings().has(each))
                        .toList();
            case CHECKING ->
                inquiry.checkers().stream()
                        .filter(each ->
                                bench.serves(each) && !inquiry.commitments().has(each))
                        .toList();
            case REVEALING ->
                inquiry.commitments().keys().stream()
                        .filter(each ->
                                bench.serves(each) && !inquiry.verdicts().has(each))
                        .toList();
            case UNSEALING ->
                inquiry.openings().keys().stream()
                        .filter(each -> !inquiry.unsealed().has(each) && !inquiry.convicted(each))
                        .toList();
            case ASSERTING, ANSWERING, JUDGING -> Disputes.awaited(state);
        };
    }

    private static void close(Steps steps, Instant now) {
        List<ParticipantId> silent = awaited(steps.inquiring());
        switch (steps.inquiry().stage()) {
            case SEEDING -> closeSeeding(steps, silent, now);
            case OPENING -> closeOpening(steps, silent, now);
            case CHECKING -> closeChecking(steps, silent, now);
            case REVEALING -> {
                for (ParticipantId each : silent) convict(steps, each, Offence.NO_REVEAL, "showed no verdicts in time");
                open(steps, Stage.UNSEALING, now);
            }
            case UNSEALING -> {
                for (ParticipantId each : silent) {
                    convict(steps, each, Offence.WRONG_PROOF, "did not show in time what it had committed to");
                }
                Unsealing.judgePlants(steps);
                Disputes.next(steps, now);
            }
            case ASSERTING, ANSWERING, JUDGING -> Disputes.close(steps, silent, now);
        }
    }

    private static void closeSeeding(Steps steps, List<ParticipantId> silent, Instant now) {
        for (ParticipantId each : silent) convict(steps, each, Offence.NO_ANSWER, "gave no part of the beacon in time");
        Inquiry inquiry = steps.inquiry();
        List<ParticipantId> checkers = steps.bench().serving().stream()
                .filter(each -> inquiry.seeds().has(each))
                .toList();
        if (checkers.isEmpty()) {
            finish(steps, "no verifier gave its part of the beacon");
            return;
        }
        VerificationRules rules = steps.bench().rules();
        String beacon = Sampling.beacon(steps.state().id(), inquiry);
        List<Sample> samples =
                Sampling.draw(beacon, rules, checkers, steps.bench().lots(), inquiry.claims());
        steps.then(new SamplesDrawn(inquiry.round(), beacon, samples, until(now, rules.answer(), inquiry.ends())));
        if (samples.isEmpty()) finish(steps, "nothing was drawn");
    }

    private static void closeOpening(Steps steps, List<ParticipantId> silent, Instant now) {
        for (ParticipantId each : silent) {
            convict(steps, each, Offence.WRONG_PROOF, "did not show its sampled stretches in time");
        }
        if (steps.inquiry().openings().isEmpty()) finish(steps, "nothing was shown");
        else open(steps, Stage.CHECKING, now);
    }

    private static void closeChecking(Steps steps, List<ParticipantId> silent, Instant now) {
        for (ParticipantId each : silent) convict(steps, each, Offence.NO_ANSWER, "gave no verdicts in time");
        if (steps.inquiry().commitments().isEmpty()) finish(steps, "no verifier answered");
        else open(steps, Stage.REVEALING, now);
    }

    /** Opens {@code stage}, and what follows it when nobody is waited for. */
    static void open(Steps steps, Stage stage, Instant now) {
        VerificationRules rules = steps.bench().rules();
        boolean work = stage == Stage.CHECKING || stage == Stage.JUDGING;
        Instant closes = until(
                now, work ? rules.check() : rules.answer(), steps.inquiry().ends());
        steps.then(new StageOpened(steps.inquiry().round(), stage, closes));
        if (awaited(steps.inquiring()).isEmpty()) close(steps, now);
    }

    private static Instant until(Instant now, java.time.Duration window, Instant ends) {
        Instant closes = now.plus(window);
        return closes.isBefore(ends) ? closes : ends;
    }

    private static void convict(Steps steps, ParticipantId who, Offence offence, String reason) {
        convict(steps, new Conviction(who, offence, -1, Optional.empty(), reason));
    }

    /** Once a round is enough: whoever is convicted is out of it. */
    static void convict(Steps steps, Conviction conviction) {
        if (steps.inquiry().convicted(conviction.offender())) return;
        long share = steps.bench().slashing().shareMicros(conviction.offence());
        steps.then(new Convicted(steps.inquiry().round(), conviction, share));
    }

    /** Ends the inquiry with what it has found. */
    static void finish(Steps steps, String reason) {
        Inquiry inquiry = steps.inquiry();
        List<ParticipantId> refused = inquiry.claims().stream()
                .map(Claim::solver)
                .filter(inquiry::convicted)
                .toList();
        List<Checks> checks = new ArrayList<>();
        for (ParticipantId verifier : inquiry.verdicts().keys()) {
            int done = (int) inquiry.verdicts().getOr(verifier, List.of()).stream()
                    .filter(verdict -> verdict.opinion() != Verdict.Opinion.UNABLE)
                    .count();
            if (done > 0 && !inquiry.convicted(verifier)) checks.add(new Checks(verifier, done));
        }
        steps.then(new InquiryClosed(inquiry.round(), refused, checks, reason));
    }

    /** Why {@code who} may not say this of {@code round} now; empty when it may. */
    static Optional<VerificationRejection> outOfTurn(
            Inquiring state, int round, Stage stage, ParticipantId who, String what) {
        EntityId id = state.id();
        if (round != state.inquiry().round()) {
            return Optional.of(new VerificationRejection.OtherRound(
                    id, round, state.inquiry().round()));
        }
        if (stage != state.inquiry().stage() || !awaited(state).contains(who)) {
            return Optional.of(new VerificationRejection.NotAsked(id, who, what));
        }
        return Optional.empty();
    }
}
