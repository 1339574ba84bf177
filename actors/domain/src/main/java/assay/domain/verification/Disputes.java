package assay.domain.verification;

import assay.domain.entity.ParticipantId;
import assay.domain.offence.Offence;
import assay.domain.verification.Dispute.Ending;
import assay.domain.verification.Inquiry.Stage;
import assay.domain.verification.Verification.Inquiring;
import assay.domain.verification.VerificationEvent.DisputeEnded;
import assay.domain.verification.VerificationEvent.DisputeOpened;
import assay.domain.verification.VerificationEvent.JuryCalled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a verifier and a solver who differ find out who is wrong: they halve the stretch down to one step, and the other
 * verifiers do that step again. Whoever falls silent on the way loses.
 */
final class Disputes {
    private Disputes() {}

    private record Accusation(Sample sample, ParticipantId accuser) {}

    /** All that verifiers have to object, in the order of the samples; planted faults are no matter of dispute. */
    private static List<Accusation> accusations(Inquiry inquiry, Bench bench) {
        List<Accusation> all = new ArrayList<>();
        for (Sample sample : inquiry.samples()) {
            if (Unsealing.isPlanted(inquiry, bench, sample)) continue;
            for (ParticipantId verifier : sample.checkers()) {
                if (Unsealing.opinion(inquiry, verifier, sample) == Verdict.Opinion.DIFFERS) {
                    all.add(new Accusation(sample, verifier));
                }
            }
        }
        return all;
    }

    /** Opens the next dispute that is left; with none, the inquiry is over. */
    static void next(Steps steps, Instant now) {
        Inquiry inquiry = steps.inquiry();
        Bench bench = steps.bench();
        List<Accusation> all = accusations(inquiry, bench);
        for (int i = inquiry.disputes(); i < all.size(); i++) {
            Accusation next = all.get(i);
            boolean moot = inquiry.convicted(next.sample().solver())
                    || inquiry.convicted(next.accuser())
                    || !bench.serves(next.accuser());
            if (moot) continue;
            steps.then(new DisputeOpened(inquiry.round(), opened(inquiry, bench, i + 1, next)));
            goOn(steps, now);
            return;
        }
        Stages.finish(steps, "all is checked");
    }

    private static Dispute opened(Inquiry inquiry, Bench bench, int number, Accusation accusation) {
        Sample sample = accusation.sample();
        Opening opening = inquiry.opening(sample);
        Stretch stretch = inquiry.stretch(sample, bench.rules());
        return Dispute.over(
                number,
                sample,
                accusation.accuser(),
                stretch.from(),
                opening.before(),
                stretch.to(),
                opening.claimed());
    }

    /** Halves again, or calls the jury. */
    static void goOn(Steps steps, Instant now) {
        Dispute dispute = steps.inquiry().dispute().orElseThrow();
        if (!dispute.isDownToOneStep()) {
            Stages.open(steps, Stage.ASSERTING, now);
            return;
        }
        Inquiry inquiry = steps.inquiry();
        List<ParticipantId> jurors = steps.bench().serving().stream()
                .filter(each -> !each.equals(dispute.accuser()) && !inquiry.convicted(each))
                .toList();
        steps.then(new JuryCalled(inquiry.round(), dispute.number(), jurors));
        Stages.open(steps, Stage.JUDGING, now);
    }

    /** Who has not answered yet in the dispute's present stage. */
    static List<ParticipantId> awaited(Inquiring state) {
        Inquiry inquiry = state.inquiry();
        Dispute dispute = inquiry.dispute().orElseThrow();
        return switch (inquiry.stage()) {
            case ASSERTING -> dispute.asserted().isPresent() ? List.of() : List.of(dispute.solver());
            // Once the accuser answers, the next stage opens: as long as this one lasts it has not.
            case ANSWERING -> List.of(dispute.accuser());
            default ->
                dispute.jurors().stream()
                        .filter(each ->
                                state.bench().serves(each) && !dispute.votes().has(each))
                        .toList();
        };
    }

    /** The present stage of the dispute is over; {@code silent} did not answer. */
    static void close(Steps steps, List<ParticipantId> silent, Instant now) {
        Dispute dispute = steps.inquiry().dispute().orElseThrow();
        switch (steps.inquiry().stage()) {
            case ASSERTING -> {
                if (silent.isEmpty()) Stages.open(steps, Stage.ANSWERING, now);
                else end(steps, dispute, Ending.SOLVER_WRONG, "the solver fell silent", now);
            }
            case ANSWERING -> end(steps, dispute, Ending.ACCUSER_WRONG, "the accuser fell silent", now);
            default -> {
                for (ParticipantId each : silent) {
                    Conviction idle = new Conviction(
                            each,
                            Offence.NO_ANSWER,
                            dispute.sample(),
                            Optional.empty(),
                            "did not do the disputed step again in time");
                    Stages.convict(steps, idle);
                }
                verdict(steps, dispute, now);
            }
        }
    }

    private static void verdict(Steps steps, Dispute dispute, Instant now) {
        long holds = dispute.votes().values().stream().filter(vote -> vote).count();
        long differs = dispute.votes().size() - holds;
        String count = holds + " of " + dispute.votes().size() + " jurors found that step " + dispute.low() + " holds";
        Ending ending = holds == differs ? Ending.OPEN : holds > differs ? Ending.ACCUSER_WRONG : Ending.SOLVER_WRONG;
        end(steps, dispute, ending, count, now);
    }

    private static void end(Steps steps, Dispute dispute, Ending ending, String reason, Instant now) {
        steps.then(new DisputeEnded(steps.inquiry().round(), dispute.number(), ending, reason));
        if (ending == Ending.SOLVER_WRONG) {
            Stages.convict(
                    steps,
                    new Conviction(
                            dispute.solver(),
                            Offence.WRONG_RESULT,
                            dispute.sample(),
                            Optional.of(dispute.accuser()),
                            reason));
        }
        if (ending == Ending.ACCUSER_WRONG) {
            Stages.convict(
                    steps,
                    new Conviction(
                            dispute.accuser(), Offence.FALSE_ACCUSATION, dispute.sample(), Optional.empty(), reason));
        }
        next(steps, now);
    }
}
