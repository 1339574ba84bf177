package assay.domain.task;

import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.board.Board;
import assay.domain.board.BoardCommand;
import assay.domain.committee.CommitteeCommand;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.miner.Admission;
import assay.domain.miner.MinerCommand;
import assay.domain.payout.PayoutCommand;
import assay.domain.training.Job;
import assay.domain.verification.VerifierSeat;
import java.util.ArrayList;
import java.util.List;

/** What a task's events make it send to its companions. */
final class Reactions {
    private Reactions() {}

    static List<Send> to(Task task, TaskEvent event) {
        if (!(task instanceof Task.Known known)) return List.of();
        Posted posted = known.posted();
        if (event instanceof TaskEvent.TaskDrafted) return posted.paid() ? List.of(reserve(posted)) : List.of();
        if (event instanceof TaskEvent.TaskFunded) return funded(posted);
        if (event instanceof TaskEvent.MinerApplied applied) return List.of(engage(posted, applied.miner(), false));
        if (event instanceof TaskEvent.NewcomerInvited invited) return List.of(engage(posted, invited.miner(), true));
        if (event instanceof TaskEvent.MinerTooLate late) return List.of(release(posted, late.miner()));
        if (event instanceof TaskEvent.CrewFormed formed) return convened((Task.Preparing) task, formed.verifiers());
        if (event instanceof TaskEvent.SegmentsOffered offered && posted.elects()) {
            return List.of(new Send(
                    posted.committee(),
                    new CommitteeCommand.OrderSegments(offered.offer().training())));
        }
        if (event instanceof TaskEvent.MemberExchanged exchanged) {
            List<Send> sends = new ArrayList<>();
            sends.add(new Send(posted.evaluation(), new EvaluationCommand.Exclude(exchanged.replacement())));
            sends.addAll(Checking.excluding(posted, exchanged.replacement()));
            return sends;
        }
        if (event instanceof TaskEvent.MemberSilent silent) return silence(known, silent);
        if (event instanceof TaskEvent.UpdateCopied
                || event instanceof TaskEvent.LeaderSucceeded
                || event instanceof TaskEvent.LeaderDeposed) {
            return Offences.punished(known, event);
        }
        if (event instanceof TaskEvent.MemberDropped dropped && !posted.elects()) {
            return List.of(release(posted, dropped.lost()));
        }
        if (event instanceof TaskEvent.SettlementStarted started) return settle((Task.Settling) task, started);
        if (event instanceof TaskEvent.TaskClosed) return closed((Task.Closed) task);
        if (known instanceof Task.Assigning at) return Scoring.sends(at, event);
        List<Send> checking = Checking.react(known, event);
        return checking.isEmpty() ? measurements(known, event) : checking;
    }

    private static Send reserve(Posted posted) {
        String transfer = "fund:" + posted.name();
        EntityId escrow = Accounts.escrow(posted.name());
        return new Send(
                Opening.source(posted),
                new AccountCommand.Transfer(transfer, escrow, posted.spec().bounty(), "bounty of " + posted.task()));
    }

    private static List<Send> funded(Posted posted) {
        List<Send> sends = new ArrayList<>();
        sends.add(new Send(Board.MAIN, new BoardCommand.Announce(posted.listing())));
        if (Scoring.needed(posted.spec())) sends.addAll(Scoring.convene(posted));
        if (posted.elects()) {
            sends.add(new Send(
                    posted.committee(),
                    new CommitteeCommand.Recruit(
                            posted.listing(),
                            posted.spec().committee(),
                            posted.spec().clientMayMine(),
                            posted.deadline(),
                            posted.spec().slashing())));
        }
        return sends;
    }

    private static Send engage(Posted posted, ParticipantId miner, boolean newcomer) {
        Admission asked = Admission.to(posted.listing());
        return new Send(
                miner(miner),
                new MinerCommand.Engage(
                        posted.task(),
                        posted.spec().committee().stake(),
                        Offences.pledges(posted),
                        newcomer ? asked.asNewcomer() : asked));
    }

    private static Send release(Posted posted, ParticipantId miner) {
        return new Send(miner(miner), new MinerCommand.Release(posted.task()));
    }

    private static EntityId miner(ParticipantId participant) {
        return new EntityId(EntityType.MINER, participant.name());
    }

    private static List<Send> convened(Task.Preparing at, List<VerifierSeat> verifiers) {
        Posted posted = at.posted();
        List<ParticipantId> excluded = Checking.partial(at);
        verifiers.forEach(seat -> excluded.add(seat.verifier()));
        List<Send> sends = new ArrayList<>(Checking.handOver(at, verifiers));
        sends.add(new Send(
                posted.evaluation(),
                new EvaluationCommand.Convene(
                        posted.spec().evaluation(),
                        excluded,
                        posted.deadline(),
                        posted.spec().slashing())));
        return sends;
    }

    /** The offence first: whoever is replaced is released as well. */
    private static List<Send> silence(Task.Known task, TaskEvent.MemberSilent silent) {
        List<Send> sends = new ArrayList<>(Offences.punished(task, silent));
        Posted posted = task.posted();
        if (posted.elects() && silent.rounds() == Rounds.SILENT_ROUNDS) {
            sends.add(new Send(posted.committee(), new CommitteeCommand.ReplaceMember(silent.member())));
        }
        return sends;
    }

    private static List<Send> settle(Task.Settling at, TaskEvent.SettlementStarted started) {
        Posted posted = at.posted();
        List<Send> sends = new ArrayList<>();
        sends.add(new Send(posted.payout(), new PayoutCommand.Settle(Settlement.facts(at), Settlement.approvers(at))));
        if (posted.elects()) sends.add(new Send(posted.committee(), new CommitteeCommand.Disband()));
        for (ParticipantId miner : started.released()) sends.add(release(posted, miner));
        return sends;
    }

    private static List<Send> closed(Task.Closed at) {
        Posted posted = at.posted();
        List<Send> sends = new ArrayList<>();
        sends.add(new Send(Board.MAIN, new BoardCommand.Retire(posted.task())));
        boolean evaluated = !posted.assigns() || Scoring.needed(posted.spec());
        if (evaluated) sends.add(new Send(posted.evaluation(), new EvaluationCommand.Dissolve()));
        sends.addAll(Testimonies.of(at));
        sends.addAll(Checking.dissolving(posted));
        return sends;
    }

    private static List<Send> measurements(Task.Known task, TaskEvent event) {
        boolean asks = event instanceof TaskEvent.BaselineStarted
                || event instanceof TaskEvent.MeasurementStarted
                || event instanceof TaskEvent.HiddenRevealed
                || event instanceof TaskEvent.MeasurementRepeated;
        return asks ? List.of(awaited(task)) : List.of();
    }

    /** The measurement that the task has just come to wait for, the first time or again. */
    private static Send awaited(Task.Known task) {
        if (task instanceof Task.Preparing at) {
            Dataset data = at.data().orElseThrow();
            return measure(
                    at.posted(), at.measurement(), Combining.measure(at.posted(), data.model(), data.validation()));
        }
        if (task instanceof Task.Evaluating at) {
            Course course = at.course();
            Job.Measure job = Combining.measure(at.posted(), course.bestModel(), at.revealed());
            return measure(at.posted(), course.measurements(), job);
        }
        Task.Training at = (Task.Training) task;
        return measure(at.posted(), at.course().measurements(), Combining.measure(at));
    }

    private static Send measure(Posted posted, long measurement, Job.Measure job) {
        return new Send(posted.evaluation(), new EvaluationCommand.MeasureModel(measurement, job));
    }
}
