package assay.domain.verification;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.NotUnderstood;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.miner.MinerCommand;
import assay.domain.participant.Work;
import assay.domain.task.TaskCommand;
import assay.domain.verification.Verification.Convened;
import assay.domain.verification.Verification.Enrolling;
import assay.domain.verification.Verification.Inquiring;
import assay.domain.verification.VerificationEvent.VerificationDissolved;
import assay.domain.verification.VerificationEvent.VerifierExcluded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The verification's rules: who may say what when. What is decided is in {@link Enrolment}, {@link Stages}, {@link Disputes}. */
public final class VerificationEntity implements Entity<Verification, VerificationEvent> {
    @Override
    public EntityType type() {
        return EntityType.VERIFICATION;
    }

    @Override
    public Verification initial(String name) {
        return new Verification.None(name);
    }

    @Override
    public Decision<VerificationEvent> decide(Verification state, Command command, Origin from, Instant now) {
        if (!(command instanceof VerificationCommand known)) return rejected(NotUnderstood.of(state.id(), command));
        if (isFromTask(known)) {
            if (from.isEntity(state.task())) return task(state, known, now);
            return rejected(NotAllowed.of(state.id(), command, state.task().toString(), from));
        }
        if (!(from instanceof Origin.FromParticipant who)) {
            return rejected(NotAllowed.of(state.id(), command, "a verifier or a trainer", from));
        }
        if (command instanceof VerificationCommand.EnrolVerifier enrol && state instanceof Enrolling enrolling) {
            return Enrolment.enrol(enrolling, enrol, who.participant());
        }
        if (state instanceof Inquiring inquiring) return Testimony.take(inquiring, known, who.participant(), now);
        return rejected(NotNow.of(state.id(), command, state.words()));
    }

    private static boolean isFromTask(VerificationCommand command) {
        return command instanceof VerificationCommand.FindVerifiers
                || command instanceof VerificationCommand.VerifyRound
                || command instanceof VerificationCommand.ExcludeVerifier
                || command instanceof VerificationCommand.DissolveVerification;
    }

    private static Decision<VerificationEvent> task(Verification state, VerificationCommand command, Instant now) {
        if (command instanceof VerificationCommand.FindVerifiers seek) return Enrolment.seek(state, seek, now);
        if (command instanceof VerificationCommand.DissolveVerification) return accepted(dissolve(state));
        if (command instanceof VerificationCommand.VerifyRound verify
                && state instanceof Convened convened
                && !(state instanceof Enrolling)) {
            return Stages.verify(convened, verify, now);
        }
        if (command instanceof VerificationCommand.ExcludeVerifier exclude) {
            // Where nobody verifies, or will, there is nobody to exclude.
            if (!(state instanceof Convened convened)) return unchanged();
            if (convened.bench().excluded().contains(exclude.participant())) return unchanged();
            Steps steps = new Steps(state).then(new VerifierExcluded(exclude.participant()));
            return accepted(Stages.goOn(steps, now));
        }
        return rejected(NotNow.of(state.id(), command, state.words()));
    }

    private static List<VerificationEvent> dissolve(Verification state) {
        if (state instanceof Verification.Dissolved || state instanceof Verification.Failed) return List.of();
        if (state instanceof Enrolling enrolling) {
            return List.of(new VerificationDissolved(enrolling.applied().keys()));
        }
        // Whom the committee has seated it lets go as well.
        boolean own = state instanceof Convened convened && !convened.bench().seatedByCommittee();
        return List.of(
                new VerificationDissolved(own ? ((Convened) state).bench().drawn() : List.of()));
    }

    @Override
    public List<Send> react(Verification state, VerificationEvent event) {
        return News.of(state, event);
    }

    @Override
    public Optional<Instant> wakeAt(Verification state) {
        if (state instanceof Enrolling enrolling) return Optional.of(enrolling.closes());
        if (state instanceof Inquiring open) return Optional.of(open.inquiry().closes());
        return Optional.empty();
    }

    @Override
    public List<VerificationEvent> wake(Verification state, Instant now) {
        if (state instanceof Enrolling enrolling) return Enrolment.timeOver(enrolling, now);
        return state instanceof Inquiring open ? Stages.timeOver(open, now) : List.of();
    }

    /** A task that refuses to hear who verifies for it no longer needs anything verified. */
    @Override
    public List<VerificationEvent> answered(
            Verification state, EntityId by, Command command, Outcome outcome, Instant now) {
        if (command instanceof MinerCommand.Engage) {
            return Enrolment.engaged(state, new ParticipantId(by.name()), outcome);
        }
        boolean unwanted = command instanceof TaskCommand.VerifiersDrawn && outcome instanceof Outcome.Refused;
        return unwanted ? dissolve(state) : List.of();
    }

    @Override
    public Object occasion(Verification state) {
        return Duties.occasion(state);
    }

    @Override
    public Optional<List<ParticipantId>> called(Verification state) {
        return Duties.called(state);
    }

    @Override
    public List<Work> work(Verification state, ParticipantId who, Instant now) {
        return Duties.of(state, who).filter(work -> now.isBefore(work.closes())).stream()
                .toList();
    }
}
