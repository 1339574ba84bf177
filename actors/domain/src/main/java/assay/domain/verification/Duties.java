package assay.domain.verification;

import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Work;
import assay.domain.training.Job;
import assay.domain.verification.Inquiry.Stage;
import assay.domain.verification.Verification.Enrolling;
import assay.domain.verification.Verification.Inquiring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a verification shows to whoever asks it for work. */
final class Duties {
    private Duties() {}

    static Object occasion(Verification state) {
        if (state instanceof Enrolling enrolling) return List.of("enrol", enrolling.closes());
        if (!(state instanceof Inquiring open)) return "nothing";
        Inquiry inquiry = open.inquiry();
        List<Object> parts =
                new ArrayList<>(List.of(inquiry.stage(), inquiry.round(), inquiry.disputes(), inquiry.closes()));
        inquiry.dispute().ifPresent(dispute -> parts.addAll(List.of(dispute.low(), dispute.high())));
        return List.copyOf(parts);
    }

    static Optional<List<ParticipantId>> called(Verification state) {
        if (state instanceof Enrolling) return Optional.empty();
        return Optional.of(state instanceof Inquiring open ? Stages.awaited(open) : List.of());
    }

    static Optional<Work> of(Verification state, ParticipantId who) {
        if (state instanceof Enrolling enrolling && Enrolment.isOpenTo(enrolling, who)) {
            return Optional.of(new Work.EnrolVerifier(state.id(), enrolling.closes()));
        }
        if (!(state instanceof Inquiring open) || !Stages.awaited(open).contains(who)) return Optional.empty();
        Inquiry inquiry = open.inquiry();
        EntityId at = state.id();
        int round = inquiry.round();
        Instant closes = inquiry.closes();
        return Optional.of(
                switch (inquiry.stage()) {
                    case SEEDING ->
                        new Work.GiveSeed(at, round, open.bench().chains().getOr(who, ""), closes);
                    case OPENING ->
                        new Work.OpenSamples(
                                at,
                                round,
                                job(open, who),
                                inquiry.beacon(),
                                inquiry.samplesOf(who),
                                open.bench().rules().plantedMicros(),
                                closes,
                                drawn(open, who));
                    case CHECKING -> new Work.Recheck(at, round, checks(open, who), closes);
                    case REVEALING -> new Work.ShowVerdicts(at, round, checks(open, who), closes);
                    case UNSEALING ->
                        new Work.Unseal(at, round, job(open, who), inquiry.samplesOf(who), closes, drawn(open, who));
                    case ASSERTING, ANSWERING, JUDGING -> dispute(open, closes);
                });
    }

    private static Job.TrainInSteps job(Inquiring open, ParticipantId solver) {
        return new Job.TrainInSteps(
                open.inquiry().claim(solver).training(), open.bench().rules().stretch());
    }

    private static List<DrawnMessage> drawn(Inquiring open, ParticipantId solver) {
        Inquiry inquiry = open.inquiry();
        return inquiry.claim(solver)
                .drawn(
                        inquiry.samplesOf(solver),
                        open.bench().rules().stretch(),
                        inquiry.said().log());
    }

    private static List<Check> checks(Inquiring open, ParticipantId verifier) {
        List<Check> checks = new ArrayList<>();
        for (Sample sample : open.inquiry().checksOf(verifier)) {
            Opening opening = open.inquiry().opening(sample);
            Stretch stretch = open.inquiry().stretch(sample, open.bench().rules());
            Job.ReRun part = part(open, sample, stretch.from(), stretch.to(), opening.before(), opening.claimed());
            checks.add(check(open, sample, part));
        }
        return checks;
    }

    private static Job.ReRun part(Inquiring open, Sample sample, int from, int to, Cid before, Cid claimed) {
        Inquiry inquiry = open.inquiry();
        Stretch stretch = inquiry.stretch(sample, open.bench().rules());
        return inquiry.claim(sample.solver())
                .part(stretch, from, to, before, claimed, inquiry.said().log());
    }

    private static Check check(Inquiring open, Sample sample, Job.ReRun part) {
        VerificationRules rules = open.bench().rules();
        Stretch stretch = open.inquiry().stretch(sample, rules);
        String kernel = stretch.transcript().kernel();
        return new Check(sample.number(), sample.solver(), part, kernel, rules.toleranceMicros());
    }

    private static Work dispute(Inquiring open, Instant closes) {
        Inquiry inquiry = open.inquiry();
        Dispute dispute = inquiry.dispute().orElseThrow();
        Sample sample = inquiry.samples().get(dispute.sample());
        EntityId at = open.id();
        if (inquiry.stage() == Stage.ASSERTING) {
            Job.ReRun part =
                    part(open, sample, dispute.low(), dispute.middle(), dispute.lowState(), dispute.lowState());
            return new Work.AssertState(at, inquiry.round(), dispute.number(), part, closes);
        }
        boolean juror = inquiry.stage() == Stage.JUDGING;
        Job.ReRun part = juror
                ? part(open, sample, dispute.low(), dispute.high(), dispute.lowState(), dispute.highState())
                : part(
                        open,
                        sample,
                        dispute.low(),
                        dispute.middle(),
                        dispute.lowState(),
                        dispute.asserted().orElseThrow());
        Check check = check(open, sample, part);
        return new Work.JudgeStep(at, inquiry.round(), dispute.number(), check, juror, closes);
    }
}
