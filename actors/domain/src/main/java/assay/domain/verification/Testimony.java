package assay.domain.verification;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.NotNow;
import assay.domain.entity.ParticipantId;
import assay.domain.verification.Inquiry.Stage;
import assay.domain.verification.Verification.Inquiring;
import assay.domain.verification.VerificationEvent.ClaimUnsealed;
import assay.domain.verification.VerificationEvent.SamplesOpened;
import assay.domain.verification.VerificationEvent.SeedGiven;
import assay.domain.verification.VerificationEvent.StateAsserted;
import assay.domain.verification.VerificationEvent.StepJudged;
import assay.domain.verification.VerificationEvent.StretchHalved;
import assay.domain.verification.VerificationEvent.VerdictsCommitted;
import assay.domain.verification.VerificationEvent.VerdictsRevealed;
import assay.domain.verification.VerificationRejection.AnsweredOtherwise;
import assay.domain.verification.VerificationRejection.DoesNotOpen;
import assay.domain.verification.VerificationRejection.NoHash;
import assay.domain.verification.VerificationRejection.NotAsked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What verifiers and solvers say while a round is checked, and whether it is theirs to say. */
final class Testimony {
    private Testimony() {}

    static Decision<VerificationEvent> take(
            Inquiring state, VerificationCommand command, ParticipantId who, Instant now) {
        if (command instanceof VerificationCommand.GiveSeed seed) return seed(state, seed, who, now);
        if (command instanceof VerificationCommand.OpenSamples open) return open(state, open, who, now);
        if (command instanceof VerificationCommand.CommitVerdicts commit) return commit(state, commit, who, now);
        if (command instanceof VerificationCommand.RevealVerdicts reveal) return reveal(state, reveal, who, now);
        if (command instanceof VerificationCommand.Unseal unseal) return unseal(state, unseal, who, now);
        if (command instanceof VerificationCommand.AssertState assertion)
            return assertState(state, assertion, who, now);
        if (command instanceof VerificationCommand.JudgeStep judge) return judge(state, judge, who, now);
        return rejected(NotNow.of(state.id(), command, state.words()));
    }

    private static Decision<VerificationEvent> seed(
            Inquiring state, VerificationCommand.GiveSeed given, ParticipantId who, Instant now) {
        Optional<String> earlier = state.inquiry().seeds().get(who);
        if (earlier.isPresent() && given.round() == state.inquiry().round()) {
            return again(state, who, earlier.get().equals(given.seed()));
        }
        Optional<VerificationRejection> out =
                Stages.outOfTurn(state, given.round(), Stage.SEEDING, who, "a part of the beacon");
        if (out.isPresent()) return rejected(out.get());
        if (!Enrolment.isHash(given.seed())) return rejected(new NoHash(state.id(), who, "seed"));
        String last = state.bench().chains().getOr(who, "");
        if (!SeedChain.next(given.seed()).equals(last)) {
            String problem = "its hash is not the value shown before it";
            return rejected(new DoesNotOpen(state.id(), who, "seed", problem));
        }
        return after(state, new SeedGiven(given.round(), who, given.seed()), now);
    }

    private static Decision<VerificationEvent> open(
            Inquiring state, VerificationCommand.OpenSamples shown, ParticipantId who, Instant now) {
        Inquiry inquiry = state.inquiry();
        Optional<List<Opening>> earlier = inquiry.openings().get(who);
        if (earlier.isPresent() && shown.round() == inquiry.round()) {
            return again(state, who, earlier.get().equals(shown.openings()));
        }
        Optional<VerificationRejection> out =
                Stages.outOfTurn(state, shown.round(), Stage.OPENING, who, "sampled stretches");
        if (out.isPresent()) return rejected(out.get());
        Optional<String> problem = Unsealing.problem(inquiry, state.bench(), who, shown.openings());
        if (problem.isPresent()) return rejected(new DoesNotOpen(state.id(), who, "transcript", problem.get()));
        return after(state, new SamplesOpened(shown.round(), who, shown.openings()), now);
    }

    private static Decision<VerificationEvent> commit(
            Inquiring state, VerificationCommand.CommitVerdicts given, ParticipantId who, Instant now) {
        Optional<String> earlier = state.inquiry().commitments().get(who);
        if (earlier.isPresent() && given.round() == state.inquiry().round()) {
            return again(state, who, earlier.get().equals(given.commitment()));
        }
        Optional<VerificationRejection> out = Stages.outOfTurn(state, given.round(), Stage.CHECKING, who, "verdicts");
        if (out.isPresent()) return rejected(out.get());
        if (!Enrolment.isHash(given.commitment())) return rejected(new NoHash(state.id(), who, "commitment"));
        return after(state, new VerdictsCommitted(given.round(), who, given.commitment()), now);
    }

    private static Decision<VerificationEvent> reveal(
            Inquiring state, VerificationCommand.RevealVerdicts shown, ParticipantId who, Instant now) {
        Inquiry inquiry = state.inquiry();
        Optional<List<Verdict>> earlier = inquiry.verdicts().get(who);
        if (earlier.isPresent() && shown.round() == inquiry.round()) {
            return again(state, who, earlier.get().equals(shown.verdicts()));
        }
        Optional<VerificationRejection> out =
                Stages.outOfTurn(state, shown.round(), Stage.REVEALING, who, "its verdicts");
        if (out.isPresent()) return rejected(out.get());
        EntityId id = state.id();
        List<Integer> asked = inquiry.checksOf(who).stream().map(Sample::number).toList();
        if (!asked.equals(shown.verdicts().stream().map(Verdict::sample).toList())) {
            String problem = "expected one verdict for each of its " + asked.size() + " samples, in their order";
            return rejected(new DoesNotOpen(id, who, "verdicts", problem));
        }
        String found = Verdicts.commitment(id, shown.round(), who, shown.verdicts(), shown.salt());
        if (!inquiry.commitments().getOr(who, "").equals(found)) {
            return rejected(new DoesNotOpen(id, who, "verdicts", "they hash to " + found));
        }
        return after(state, new VerdictsRevealed(shown.round(), who, shown.verdicts(), shown.salt()), now);
    }

    private static Decision<VerificationEvent> unseal(
            Inquiring state, VerificationCommand.Unseal shown, ParticipantId who, Instant now) {
        Inquiry inquiry = state.inquiry();
        Optional<String> earlier = inquiry.unsealed().get(who);
        if (earlier.isPresent() && shown.round() == inquiry.round()) {
            return again(state, who, earlier.get().equals(shown.nonce()));
        }
        Optional<VerificationRejection> out =
                Stages.outOfTurn(state, shown.round(), Stage.UNSEALING, who, "its transcript");
        if (out.isPresent()) return rejected(out.get());
        Optional<String> problem = Unsealing.problem(inquiry, state.bench(), who, shown);
        if (problem.isPresent()) return rejected(new DoesNotOpen(state.id(), who, "transcript", problem.get()));
        Steps steps = new Steps(state).then(new ClaimUnsealed(shown.round(), who, shown.nonce(), shown.truths()));
        Unsealing.dishonest(inquiry, state.bench(), who, shown).ifPresent(found -> Stages.convict(steps, found));
        return accepted(Stages.goOn(steps, now));
    }

    private static Decision<VerificationEvent> assertState(
            Inquiring state, VerificationCommand.AssertState said, ParticipantId who, Instant now) {
        Optional<VerificationRejection> out =
                Stages.outOfTurn(state, said.round(), Stage.ASSERTING, who, "a state in a dispute");
        if (out.isPresent()) return rejected(out.get());
        Dispute dispute = state.inquiry().dispute().orElseThrow();
        if (said.dispute() != dispute.number() || said.step() != dispute.middle()) {
            return rejected(new NotAsked(state.id(), who, "the state before batch " + said.step()));
        }
        return after(state, new StateAsserted(said.round(), said.dispute(), said.step(), said.state()), now);
    }

    private static Decision<VerificationEvent> judge(
            Inquiring state, VerificationCommand.JudgeStep said, ParticipantId who, Instant now) {
        boolean answers = state.inquiry().stage() == Stage.ANSWERING;
        Stage stage = answers ? Stage.ANSWERING : Stage.JUDGING;
        Optional<VerificationRejection> out =
                Stages.outOfTurn(state, said.round(), stage, who, "a judgement in a dispute");
        if (out.isPresent()) return rejected(out.get());
        Dispute dispute = state.inquiry().dispute().orElseThrow();
        int step = answers ? dispute.middle() : dispute.high();
        if (said.dispute() != dispute.number() || said.step() != step) {
            return rejected(new NotAsked(state.id(), who, "a judgement of the state before batch " + said.step()));
        }
        if (!answers) return after(state, new StepJudged(said.round(), said.dispute(), who, said.holds()), now);
        Steps steps = new Steps(state).then(new StretchHalved(said.round(), said.dispute(), said.step(), said.holds()));
        Disputes.goOn(steps, now);
        return accepted(steps.events());
    }

    private static Decision<VerificationEvent> after(Inquiring state, VerificationEvent event, Instant now) {
        return accepted(Stages.goOn(new Steps(state).then(event), now));
    }

    private static Decision<VerificationEvent> again(Inquiring state, ParticipantId who, boolean same) {
        return same ? unchanged() : rejected(new AnsweredOtherwise(state.id(), who));
    }
}
