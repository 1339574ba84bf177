package assay.domain.verification;

import assay.domain.collection.PersistentMap;
import assay.domain.content.Cid;
import assay.domain.entity.CorruptJournal;
import assay.domain.entity.Event;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.offence.SlashingTable;
import assay.domain.training.WeightedUpdate;
import assay.domain.verification.Verification.Applicant;
import assay.domain.verification.Verification.Convened;
import assay.domain.verification.Verification.Enrolling;
import assay.domain.verification.Verification.Inquiring;
import assay.domain.verification.Verification.Ready;
import java.time.Instant;
import java.util.List;

/** What happens to a verification. */
public sealed interface VerificationEvent extends Event<Verification> {
    /** Verifiers may enrol until {@code closes}. */
    record VerifiersSought(
            VerificationRules rules,
            SlashingTable slashing,
            List<ParticipantId> excluded,
            Instant deadline,
            Instant closes)
            implements VerificationEvent {
        public VerifiersSought {
            excluded = List.copyOf(excluded);
        }

        @Override
        public Verification applyTo(Verification state) {
            String name = expect(Verification.None.class, state, this).name();
            Bench bench = new Bench(name, rules, slashing, deadline, excluded, List.of(), PersistentMap.empty());
            String beacon = Sha256.of("verifiers").with(state.task().toString()).hex();
            return new Enrolling(bench, closes, false, beacon, PersistentMap.empty());
        }
    }

    /** The verifiers are those whom the committee's lots have seated, with the stakes that they set aside for their lots. */
    record VerifiersCalled(
            VerificationRules rules,
            SlashingTable slashing,
            List<ParticipantId> excluded,
            Instant deadline,
            List<VerifierSeat> seated)
            implements VerificationEvent {
        public VerifiersCalled {
            excluded = List.copyOf(excluded);
            seated = List.copyOf(seated);
        }

        @Override
        public Verification applyTo(Verification state) {
            String name = expect(Verification.None.class, state, this).name();
            PersistentMap<ParticipantId, String> chains = PersistentMap.empty();
            PersistentMap<ParticipantId, Integer> lots = PersistentMap.empty();
            for (VerifierSeat seat : seated) {
                chains = chains.with(seat.verifier(), seat.anchor());
                lots = lots.with(seat.verifier(), seat.lots());
            }
            List<ParticipantId> drawn =
                    seated.stream().map(VerifierSeat::verifier).toList();
            return new Ready(new Bench(name, rules, slashing, deadline, excluded, drawn, chains, lots));
        }
    }

    /** Somebody wants to verify; its membership and stake are being checked. */
    record VerifierApplied(ParticipantId verifier, String anchor) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Enrolling now = expect(Enrolling.class, state, this);
            // The anchor stays out of it: whoever enrols last could try anchors until it is drawn.
            String beacon = Sha256.from(now.beacon()).with(verifier.name()).hex();
            return applied(now, beacon, now.applied().with(verifier, new Applicant(anchor, false)));
        }
    }

    /** Its stake suffices. */
    record VerifierAdmitted(ParticipantId verifier) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Enrolling now = expect(Enrolling.class, state, this);
            String anchor = now.applied()
                    .get(verifier)
                    .orElseThrow(() -> new CorruptJournal(state, this))
                    .anchor();
            return applied(now, now.beacon(), now.applied().with(verifier, new Applicant(anchor, true)));
        }
    }

    /** It is no member of the market, or its stake is too low. */
    record VerifierTurnedAway(ParticipantId verifier, String reason) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Enrolling now = expect(Enrolling.class, state, this);
            return applied(now, now.beacon(), now.applied().without(verifier));
        }
    }

    /** It was engaged only after the draw, and is let go. */
    record VerifierTooLate(ParticipantId verifier) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            boolean drawn = !(state instanceof Verification.None) && !(state instanceof Enrolling);
            if (!drawn) throw new CorruptJournal(state, this);
            return state;
        }
    }

    /** The window is over with too few verifiers: it stays open until there are enough, at most until then. */
    record VerifiersAwaited(Instant until) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Enrolling now = expect(Enrolling.class, state, this);
            return new Enrolling(now.bench(), until, true, now.beacon(), now.applied());
        }
    }

    /** The lowest lots won; the others are let go. */
    record VerifiersDrawn(String beacon, List<ParticipantId> verifiers, List<ParticipantId> released)
            implements VerificationEvent {
        public VerifiersDrawn {
            verifiers = List.copyOf(verifiers);
            released = List.copyOf(released);
        }

        @Override
        public Verification applyTo(Verification state) {
            Enrolling now = expect(Enrolling.class, state, this);
            PersistentMap<ParticipantId, String> anchors = PersistentMap.empty();
            for (ParticipantId verifier : verifiers) {
                Applicant applicant = now.applied().get(verifier).orElseThrow(() -> new CorruptJournal(state, this));
                anchors = anchors.with(verifier, applicant.anchor());
            }
            return new Ready(now.bench().of(verifiers, anchors));
        }
    }

    /** Too few verifiers enrolled by the deadline; those who had are let go. */
    record VerificationFailed(String reason, List<ParticipantId> released) implements VerificationEvent {
        public VerificationFailed {
            released = List.copyOf(released);
        }

        @Override
        public Verification applyTo(Verification state) {
            return new Verification.Failed(expect(Enrolling.class, state, this).name(), reason);
        }
    }

    /** A participant trains or evaluates from now on and may not verify. */
    record VerifierExcluded(ParticipantId participant) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Convened now = expect(Convened.class, state, this);
            return now.with(now.bench().excluding(participant));
        }
    }

    /**
     * A round is to be checked by {@code ends}; verifiers show their parts of the beacon until {@code closes}. Where
     * iterations are checked, {@code log} are all messages of the round.
     */
    record InquiryOpened(int round, List<Claim> claims, Instant ends, Instant closes, List<WeightedUpdate> log)
            implements VerificationEvent {
        public InquiryOpened {
            claims = List.copyOf(claims);
            log = List.copyOf(log);
        }

        /** Of updates. */
        public InquiryOpened(int round, List<Claim> claims, Instant ends, Instant closes) {
            this(round, claims, ends, closes, List.of());
        }

        @Override
        public Verification applyTo(Verification state) {
            Bench bench = expect(Ready.class, state, this).bench();
            return new Inquiring(bench, Inquiry.into(round, new Claims(claims, log), ends, closes));
        }
    }

    /** A verifier showed its part of the beacon. */
    record SeedGiven(int round, ParticipantId verifier, String seed) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            Inquiry next = now.inquiry().withSeed(verifier, seed);
            return new Inquiring(now.bench().shown(verifier, seed), next);
        }
    }

    /** What is checked, and by whom: see {@link Sampling}. Solvers show these stretches until {@code closes}. */
    record SamplesDrawn(int round, String beacon, List<Sample> samples, Instant closes) implements VerificationEvent {
        public SamplesDrawn {
            samples = List.copyOf(samples);
        }

        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            return now.with(now.inquiry().withSamples(beacon, samples, closes));
        }
    }

    /** A solver showed its sampled stretches. */
    record SamplesOpened(int round, ParticipantId solver, List<Opening> openings) implements VerificationEvent {
        public SamplesOpened {
            openings = List.copyOf(openings);
        }

        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            return now.with(now.inquiry().withOpenings(solver, openings));
        }
    }

    /** The next stage is open until {@code closes}. */
    record StageOpened(int round, Inquiry.Stage stage, Instant closes) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            return now.with(now.inquiry().at(stage, closes));
        }
    }

    /** A verifier is bound to its verdicts. */
    record VerdictsCommitted(int round, ParticipantId verifier, String commitment) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            return now.with(now.inquiry().withCommitment(verifier, commitment));
        }
    }

    /** A verifier showed its verdicts. */
    record VerdictsRevealed(int round, ParticipantId verifier, List<Verdict> verdicts, String salt)
            implements VerificationEvent {
        public VerdictsRevealed {
            verdicts = List.copyOf(verdicts);
        }

        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            return now.with(now.inquiry().withVerdicts(verifier, verdicts));
        }
    }

    /** A solver showed what it had committed to, and with it which of its samples were planted. */
    record ClaimUnsealed(int round, ParticipantId solver, String nonce, List<Truth> truths)
            implements VerificationEvent {
        public ClaimUnsealed {
            truths = List.copyOf(truths);
        }

        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            return now.with(now.inquiry().withNonce(solver, nonce));
        }
    }

    /** Somebody was found to be wrong, and loses {@code shareMicros} of its stake. */
    record Convicted(int round, Conviction conviction, long shareMicros) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            return now.with(now.inquiry().with(conviction));
        }
    }

    /** A verifier and a solver differ over a stretch. */
    record DisputeOpened(int round, Dispute dispute) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            return now.with(now.inquiry().with(dispute, Inquiry.Stage.ASSERTING));
        }
    }

    /** The solver said what lies in the middle. */
    record StateAsserted(int round, int dispute, int step, Cid asserted) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            Dispute open = now.inquiry().dispute().orElseThrow(() -> new CorruptJournal(state, this));
            return now.with(now.inquiry().with(open.withAsserted(asserted), Inquiry.Stage.ASSERTING));
        }
    }

    /** The accuser said whether it agrees: the difference lies in one half. */
    record StretchHalved(int round, int dispute, int step, boolean holds) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            Dispute open = now.inquiry()
                    .dispute()
                    .filter(dispute -> dispute.asserted().isPresent())
                    .orElseThrow(() -> new CorruptJournal(state, this));
            return now.with(now.inquiry().with(open.halved(holds), Inquiry.Stage.ASSERTING));
        }
    }

    /** One step is left; jurors do it again. */
    record JuryCalled(int round, int dispute, List<ParticipantId> jurors) implements VerificationEvent {
        public JuryCalled {
            jurors = List.copyOf(jurors);
        }

        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            Dispute open = now.inquiry().dispute().orElseThrow(() -> new CorruptJournal(state, this));
            return now.with(now.inquiry().with(open.before(jurors), Inquiry.Stage.JUDGING));
        }
    }

    /** A juror did the step again. */
    record StepJudged(int round, int dispute, ParticipantId juror, boolean holds) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            Dispute open = now.inquiry().dispute().orElseThrow(() -> new CorruptJournal(state, this));
            return now.with(now.inquiry().with(open.withVote(juror, holds), Inquiry.Stage.JUDGING));
        }
    }

    /** The dispute is over. */
    record DisputeEnded(int round, int dispute, Dispute.Ending ending, String reason) implements VerificationEvent {
        @Override
        public Verification applyTo(Verification state) {
            Inquiring now = expect(Inquiring.class, state, this);
            return now.with(now.inquiry().withoutDispute());
        }
    }

    /**
     * The round is checked.
     *
     * @param refused whose updates must not count
     * @param checks who did how many checks that are paid
     */
    record InquiryClosed(int round, List<ParticipantId> refused, List<Checks> checks, String reason)
            implements VerificationEvent {
        public InquiryClosed {
            refused = List.copyOf(refused);
            checks = List.copyOf(checks);
        }

        @Override
        public Verification applyTo(Verification state) {
            return new Ready(expect(Inquiring.class, state, this).bench());
        }
    }

    /** The task is over; the verifiers are let go. */
    record VerificationDissolved(List<ParticipantId> released) implements VerificationEvent {
        public VerificationDissolved {
            released = List.copyOf(released);
        }

        @Override
        public Verification applyTo(Verification state) {
            boolean over = state instanceof Verification.Failed || state instanceof Verification.Dissolved;
            if (over) throw new CorruptJournal(state, this);
            return new Verification.Dissolved(state.name());
        }
    }

    private static Enrolling applied(Enrolling now, String beacon, PersistentMap<ParticipantId, Applicant> all) {
        return new Enrolling(now.bench(), now.closes(), now.extended(), beacon, all);
    }

    private static <S extends Verification> S expect(Class<S> kind, Verification state, VerificationEvent event) {
        if (!kind.isInstance(state)) throw new CorruptJournal(state, event);
        return kind.cast(state);
    }
}
