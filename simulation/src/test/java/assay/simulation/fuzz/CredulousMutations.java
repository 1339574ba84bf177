package assay.simulation.fuzz;

import assay.domain.account.AccountCommand;
import assay.domain.account.AccountEntity;
import assay.domain.account.Accounts;
import assay.domain.board.BoardCommand;
import assay.domain.board.BoardEntity;
import assay.domain.committee.Committee;
import assay.domain.committee.CommitteeCommand;
import assay.domain.committee.CommitteeEntity;
import assay.domain.content.Cid;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Origin;
import assay.domain.entity.Origin.FromEntity;
import assay.domain.entity.Origin.FromParticipant;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.Evaluation;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.evaluation.EvaluationEntity;
import assay.domain.miner.MinerCommand;
import assay.domain.miner.MinerEntity;
import assay.domain.payout.Payout;
import assay.domain.payout.PayoutCommand;
import assay.domain.payout.PayoutEntity;
import assay.domain.task.Round;
import assay.domain.task.Task;
import assay.domain.task.TaskCommand;
import assay.domain.task.TaskEntity;
import assay.domain.task.TaskEvent;
import assay.domain.task.Update;
import assay.simulation.Mutated;
import java.util.List;
import java.util.function.Predicate;

/** Checks of who may do what, and when, left out: only somebody who says what is not for it to say shows that. */
final class CredulousMutations {
    private CredulousMutations() {}

    static List<Mutation> all() {
        return List.of(
                task("lets-anybody-aggregate", task().mistaking(CredulousMutations::leader)),
                task("lets-anybody-give-segments", task().mistaking(CredulousMutations::client)),
                task("believes-that-anybody-measured", task().mistaking(CredulousMutations::evaluation)),
                task("lets-anybody-withdraw-a-task", task().mistaking(CredulousMutations::withdrawer)),
                new Mutation("takes-updates-for-any-round", Mutated.rules(new AnyRound())),
                task("takes-copied-updates", task().seeing(CredulousMutations::withoutAddresses)),
                rules(
                        "lets-anybody-vote-in-a-members-name",
                        new Bent<>(new CommitteeEntity()).mistaking(CredulousMutations::voter)),
                rules(
                        "lets-anybody-disband-a-committee",
                        new Bent<>(new CommitteeEntity())
                                .mistaking((state, command, from) -> command instanceof CommitteeCommand.Disband
                                        ? new FromEntity(state.task())
                                        : from)),
                rules(
                        "lets-anybody-commit",
                        new Bent<>(new EvaluationEntity()).mistaking(CredulousMutations::committing)),
                rules("lets-anybody-approve", new Bent<>(new PayoutEntity()).mistaking(CredulousMutations::approver)),
                rules(
                        "lets-anybody-make-money",
                        new Bent<>(new AccountEntity())
                                .mistaking((state, command, from) -> command instanceof AccountCommand.Deposit
                                        ? new FromParticipant(Accounts.CASHIER)
                                        : from)),
                rules(
                        "lets-anybody-release-a-miner",
                        new Bent<>(new MinerEntity())
                                .mistaking((state, command, from) -> command instanceof MinerCommand.Release release
                                        ? new FromEntity(release.task())
                                        : from)),
                rules(
                        "lets-anybody-take-a-task-from-the-board",
                        new Bent<>(new BoardEntity())
                                .mistaking((state, command, from) -> command instanceof BoardCommand.Retire retire
                                        ? new FromEntity(retire.task())
                                        : from)));
    }

    private static Bent<Task, TaskEvent> task() {
        return new Bent<>(new TaskEntity());
    }

    private static Mutation task(String name, Bent<Task, TaskEvent> bent) {
        return rules(name, bent);
    }

    private static Mutation rules(String name, Bent<?, ?> bent) {
        return new Mutation(name, Mutated.rules(bent));
    }

    private static Origin leader(Task task, Command command, Origin from) {
        boolean aggregate = command instanceof TaskCommand.SubmitAggregate;
        if (!aggregate || !(task instanceof Task.Training at)) return from;
        return new FromParticipant(
                at.course().crew().names().get(at.course().crew().leader()));
    }

    private static Origin client(Task task, Command command, Origin from) {
        boolean gives = command instanceof TaskCommand.OfferSegments || command instanceof TaskCommand.SendSegments;
        return gives && task instanceof Task.Known known
                ? new FromParticipant(known.posted().client())
                : from;
    }

    private static Origin withdrawer(Task task, Command command, Origin from) {
        boolean withdraws = command instanceof TaskCommand.WithdrawTask;
        return withdraws && task instanceof Task.Known known
                ? new FromParticipant(known.posted().client())
                : from;
    }

    private static Origin evaluation(Task task, Command command, Origin from) {
        boolean measured = command instanceof TaskCommand.MeasurementTaken;
        return measured ? new FromEntity(new EntityId(EntityType.EVALUATION, task.name())) : from;
    }

    private static Origin voter(Committee state, Command command, Origin from) {
        if (!(command instanceof CommitteeCommand.CastVote) || !(state instanceof Committee.Electing at)) return from;
        return instead(from, at.standing().keys(), who -> !at.votes().has(who));
    }

    private static Origin committing(Evaluation state, Command command, Origin from) {
        boolean commits = command instanceof EvaluationCommand.CommitReport;
        if (!commits || !(state instanceof Evaluation.Committing at)) return from;
        return instead(from, at.panel().serving(), who -> !at.commitments().has(who));
    }

    private static Origin approver(Payout state, Command command, Origin from) {
        boolean approves = command instanceof PayoutCommand.ApprovePlan;
        if (!approves || !(state instanceof Payout.Approving at)) return from;
        return instead(from, at.approvers(), who -> !at.answers().has(who));
    }

    /** Whoever is not one of {@code those} is taken for the first of them who has not answered. */
    private static Origin instead(Origin from, List<ParticipantId> those, Predicate<ParticipantId> silent) {
        if (those.stream().anyMatch(from::isParticipant)) return from;
        return those.stream()
                .filter(silent)
                .findFirst()
                .<Origin>map(FromParticipant::new)
                .orElse(from);
    }

    /** Updates that can be told apart from any copy of them. */
    private static Task withoutAddresses(Task task) {
        if (!(task instanceof Task.Training at) || !(at.round() instanceof Round.Collecting open)) return task;
        List<Update> others = open.updates().stream()
                .map(update -> Parts.with(update, "address", new Cid("of-" + update.miner())))
                .toList();
        return new Task.Training(at.posted(), at.course(), Parts.with(open, "updates", others));
    }

    /** Takes every update to be for the present round. */
    private static final class AnyRound extends Bent<Task, TaskEvent> {
        AnyRound() {
            super(new TaskEntity());
        }

        @Override
        public assay.domain.entity.Decision<TaskEvent> decide(
                Task task, Command command, Origin from, java.time.Instant now) {
            boolean present = task instanceof Task.Training && command instanceof TaskCommand.SubmitUpdate;
            if (!present) return super.decide(task, command, from, now);
            int round = ((Task.Training) task).round().number();
            return super.decide(task, Parts.with((TaskCommand.SubmitUpdate) command, "round", round), from, now);
        }
    }
}
