package assay.domain.committee;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;

import assay.domain.committee.Committee.Electing;
import assay.domain.committee.Committee.Pinging;
import assay.domain.committee.Committee.Proving;
import assay.domain.committee.Committee.Ranking;
import assay.domain.committee.Committee.Recalling;
import assay.domain.committee.Committee.Recruiting;
import assay.domain.committee.Committee.Revealing;
import assay.domain.committee.Committee.Seated;
import assay.domain.committee.CommitteeEvent.CandidateApplied;
import assay.domain.committee.CommitteeEvent.CommitteeDisbanded;
import assay.domain.committee.CommitteeEvent.CommitteeFailed;
import assay.domain.committee.CommitteeEvent.CycleCounted;
import assay.domain.committee.CommitteeEvent.MemberLost;
import assay.domain.committee.CommitteeEvent.MemberReplaced;
import assay.domain.committee.CommitteeEvent.MembersDrawn;
import assay.domain.committee.CommitteeEvent.MembersRanked;
import assay.domain.committee.CommitteeEvent.NewcomerInvited;
import assay.domain.committee.CommitteeEvent.RegistrationClosed;
import assay.domain.committee.CommitteeEvent.ReplacementSought;
import assay.domain.committee.CommitteeEvent.SegmentsOrdered;
import assay.domain.committee.DrawEvent.ProofsMissed;
import assay.domain.committee.DrawEvent.SeatsDrawn;
import assay.domain.committee.RecallEvent.BenchRecalled;
import assay.domain.election.Vrf;
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
import assay.domain.miner.Admission;
import assay.domain.miner.MinerCommand;
import assay.domain.money.Credits;
import assay.domain.participant.Work;
import assay.domain.task.TaskCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The committee's rules: who may say what when. What each phase decides is in the class of that phase. */
public final class CommitteeEntity implements Entity<Committee, CommitteeEvent> {
    private final Supplier<Vrf> vrf;

    /** Draws by the verifiable random function that is installed. */
    public CommitteeEntity() {
        this(Vrf::installed);
    }

    /** Draws by the verifiable random function given. */
    public CommitteeEntity(Supplier<Vrf> vrf) {
        this.vrf = vrf;
    }

    @Override
    public EntityType type() {
        return EntityType.COMMITTEE;
    }

    @Override
    public Committee initial(String name) {
        return new Committee.None(name);
    }

    @Override
    public Decision<CommitteeEvent> decide(Committee state, Command command, Origin from, Instant now) {
        if (!(command instanceof CommitteeCommand known)) return rejected(NotUnderstood.of(state.id(), command));
        if (isFromTask(known)) {
            if (from.isEntity(state.task())) return task(state, known, now);
            return rejected(NotAllowed.of(state.id(), command, state.task().toString(), from));
        }
        if (from instanceof Origin.FromParticipant miner) return miner(state, known, miner.participant(), now);
        return rejected(NotAllowed.of(state.id(), command, "a miner", from));
    }

    private static boolean isFromTask(CommitteeCommand command) {
        return command instanceof CommitteeCommand.Recruit
                || command instanceof CommitteeCommand.OrderSegments
                || command instanceof CommitteeCommand.ReplaceMember
                || command instanceof CommitteeCommand.Disband;
    }

    private static Decision<CommitteeEvent> task(Committee state, CommitteeCommand command, Instant now) {
        if (command instanceof CommitteeCommand.Recruit recruit) return Registration.recruit(state, recruit, now);
        if (command instanceof CommitteeCommand.OrderSegments order) return Segments.open(state, order, now);
        if (command instanceof CommitteeCommand.ReplaceMember replace && state instanceof Seated seated) {
            return Replacement.replace(seated, replace.lost());
        }
        if (command instanceof CommitteeCommand.Disband) return accepted(disband(state));
        return rejected(NotNow.of(state.id(), command, state.words()));
    }

    private static List<CommitteeEvent> disband(Committee state) {
        if (state instanceof Committee.Disbanded || state instanceof Committee.Failed) return List.of();
        return List.of(new CommitteeDisbanded(state.engaged()));
    }

    private Decision<CommitteeEvent> miner(
            Committee state, CommitteeCommand command, ParticipantId miner, Instant now) {
        if (command instanceof CommitteeCommand.Register register && state instanceof Recruiting recruiting) {
            return Registration.register(recruiting, register, miner, vrf);
        }
        if (command instanceof CommitteeCommand.CastVote vote && state instanceof Electing electing) {
            return Voting.cast(electing, vote, miner, now);
        }
        if (command instanceof CommitteeCommand.CommitVote vote && state instanceof Electing electing) {
            return SealedVoting.commit(electing, vote, miner, now);
        }
        if (command instanceof CommitteeCommand.RevealVote vote && state instanceof Revealing revealing) {
            return SealedVoting.reveal(revealing, vote, miner, now);
        }
        if (command instanceof CommitteeCommand.ProveLots proof && state instanceof Proving proving) {
            return LotDraw.prove(proving, proof, miner, vrf, now);
        }
        if (command instanceof CommitteeCommand.ReportPings report && state instanceof Pinging pinging) {
            return Distances.report(pinging, report, miner);
        }
        if (command instanceof CommitteeCommand.SubmitRanking ranked && state instanceof Ranking ranking) {
            return Segments.rank(ranking, ranked, miner);
        }
        return rejected(NotNow.of(state.id(), command, state.words()));
    }

    @Override
    public List<Send> react(Committee state, CommitteeEvent event) {
        if (event instanceof CandidateApplied applied) {
            return List.of(engage(state, applied.miner(), applied.ticket().lots(), false));
        }
        if (event instanceof NewcomerInvited invited) {
            return List.of(engage(state, invited.miner(), lots(state, invited.miner()), true));
        }
        // It was admitted once, perhaps to a newcomer's place.
        if (event instanceof ReplacementSought sought) return List.of(engage(state, sought.candidate(), 1, true));
        List<Send> sends = new ArrayList<>();
        if (event instanceof BenchRecalled recalled) {
            for (ParticipantId candidate : recalled.candidates()) sends.add(engage(state, candidate, 1, true));
        }
        sends.addAll(Slashes.because(state, event));
        report(state, event).ifPresent(news -> sends.add(new Send(state.task(), news)));
        for (ParticipantId free : released(event)) {
            sends.add(new Send(address(free), new MinerCommand.Release(state.task())));
        }
        return List.copyOf(sends);
    }

    private static int lots(Committee state, ParticipantId miner) {
        return ((Recruiting) state)
                .applying()
                .get(miner)
                .map(candidate -> candidate.ticket().lots())
                .orElse(0);
    }

    /**
     * A miner with many lots needs the stake for every one, and has to set it aside, so that it answers for these lots
     * and for no others: that it is bound shows that it has.
     */
    private static Send engage(Committee state, ParticipantId miner, int lots, boolean newcomer) {
        Terms terms = ((Committee.Convened) state).terms();
        Admission asked = Admission.to(terms.task());
        Admission asking = newcomer && !asked.isOpen() ? asked.asNewcomer() : asked;
        Credits stake = terms.rules().stake().times(Math.max(1, lots));
        // What can be lost for this task must not stand for another one.
        boolean setAside =
                terms.rules().byLot() || !terms.slashing().penalties().isEmpty();
        return new Send(address(miner), new MinerCommand.Engage(state.task(), stake, setAside, asking));
    }

    static EntityId address(ParticipantId miner) {
        return new EntityId(EntityType.MINER, miner.name());
    }

    /** What the task hears of an event. */
    private static Optional<TaskCommand> report(Committee state, CommitteeEvent event) {
        if (event instanceof RegistrationClosed closed) {
            return Optional.of(new TaskCommand.ElectionBegan(closed.candidates()));
        }
        if (event instanceof MembersRanked ranked) {
            return Optional.of(new TaskCommand.CommitteeElected(
                    ranked.standings(), ((Seated) state).roster().verifiers()));
        }
        if (event instanceof SegmentsOrdered ordered) {
            return Optional.of(new TaskCommand.SegmentsOrdered(ordered.order(), ordered.allocation()));
        }
        if (event instanceof MemberReplaced replaced) {
            return Optional.of(new TaskCommand.MemberReplaced(replaced.lost(), replaced.replacement()));
        }
        if (event instanceof MemberLost lost) return Optional.of(new TaskCommand.MemberLost(lost.lost()));
        if (event instanceof CommitteeFailed failed) {
            return Optional.of(new TaskCommand.CommitteeFailed(failed.reason()));
        }
        return Optional.empty();
    }

    /**
     * Who is let go because of an event. Messages to one miner arrive in order, so a release that follows an unanswered
     * request to engage undoes it, whatever its answer.
     */
    private static List<ParticipantId> released(CommitteeEvent event) {
        if (event instanceof RegistrationClosed closed) return closed.late();
        if (event instanceof CycleCounted counted) {
            List<ParticipantId> out = new ArrayList<>(counted.silent());
            out.addAll(counted.outvoted());
            return out;
        }
        if (event instanceof MembersDrawn drawn) return drawn.passedOver();
        if (event instanceof ProofsMissed missed) return missed.missed();
        if (event instanceof SeatsDrawn drawn) {
            List<ParticipantId> out = new ArrayList<>(drawn.reserves());
            out.addAll(drawn.passedOver());
            return out;
        }
        if (event instanceof MemberReplaced replaced) return List.of(replaced.lost());
        if (event instanceof MemberLost lost) return List.of(lost.lost());
        if (event instanceof CommitteeFailed failed) return failed.released();
        if (event instanceof CommitteeDisbanded disbanded) return disbanded.released();
        return List.of();
    }

    @Override
    public Optional<Instant> wakeAt(Committee state) {
        if (state instanceof Recruiting recruiting) return Optional.of(Registration.wakeAt(recruiting));
        if (state instanceof Electing electing) return Optional.of(electing.closes());
        if (state instanceof Revealing revealing) return Optional.of(revealing.closes());
        if (state instanceof Proving proving) return Optional.of(proving.closes());
        if (state instanceof Pinging pinging) return Optional.of(pinging.closes());
        if (state instanceof Ranking ranking) return Optional.of(ranking.closes());
        return Optional.empty();
    }

    @Override
    public List<CommitteeEvent> wake(Committee state, Instant now) {
        if (state instanceof Recruiting recruiting) return Registration.timeOver(recruiting, now);
        Steps steps = new Steps(state);
        if (state instanceof Electing) return Voting.close(steps, now).events();
        if (state instanceof Revealing) return SealedVoting.count(steps, now).events();
        if (state instanceof Proving) return LotDraw.close(steps, now).events();
        if (state instanceof Pinging) return Distances.rank(steps).events();
        if (state instanceof Ranking) return Segments.order(steps).events();
        return List.of();
    }

    /**
     * Miners answer whether they are bound. A task that refuses to hear of its committee no longer needs one; it is
     * disbanded, so that nobody stays bound to a task that has ended. All other answers change nothing.
     */
    @Override
    public List<CommitteeEvent> answered(Committee state, EntityId by, Command command, Outcome outcome, Instant now) {
        if (command instanceof MinerCommand.Engage) {
            ParticipantId miner = new ParticipantId(by.name());
            if (state instanceof Recruiting recruiting) return Registration.engaged(recruiting, miner, outcome, now);
            if (state instanceof Recalling recalling) return Recall.engaged(recalling, miner, outcome, now);
            if (state instanceof Seated seated) return Replacement.engaged(seated, miner, outcome);
        }
        boolean milestone = command instanceof TaskCommand.ElectionBegan
                || command instanceof TaskCommand.CommitteeElected
                || command instanceof TaskCommand.SegmentsOrdered;
        return milestone && outcome instanceof Outcome.Refused ? disband(state) : List.of();
    }

    @Override
    public Object occasion(Committee state) {
        return CommitteeWork.occasion(state);
    }

    @Override
    public Optional<List<ParticipantId>> called(Committee state) {
        return CommitteeWork.called(state);
    }

    @Override
    public List<Work> work(Committee state, ParticipantId who, Instant now) {
        return CommitteeWork.open(state, who).filter(work -> now.isBefore(work.closes())).stream()
                .toList();
    }
}
