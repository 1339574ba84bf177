package assay.cluster.access;

import static assay.cluster.access.CallerRole.CLIENT;
import static assay.cluster.access.CallerRole.EVALUATOR;
import static assay.cluster.access.CallerRole.MINER;
import static assay.cluster.access.CallerRole.OPERATOR;

import assay.cluster.http.Problem;
import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.committee.CommitteeCommand;
import assay.domain.entity.Command;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.miner.MinerCommand;
import assay.domain.payout.PayoutCommand;
import assay.domain.task.AssignmentCommand;
import assay.domain.task.TaskCommand;
import assay.domain.verification.VerificationCommand;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which commands may come from outside, and from whom. What is not in the table is said between entities, and is taken
 * from nobody else.
 */
public final class CommandRules {
    private static final Map<Class<? extends Command>, Set<CallerRole>> TABLE = table();

    private CommandRules() {}

    /** Who may give commands of this type: nobody from outside, when it is empty. */
    public static Set<CallerRole> roles(Class<? extends Command> type) {
        return TABLE.getOrDefault(type, Set.of());
    }

    /** Why {@code caller} may not give this command; empty when it may. */
    static Optional<Problem> refusal(Caller caller, Message.Outside command) {
        Class<? extends Command> type = command.command().getClass();
        Set<CallerRole> roles = roles(type);
        String word = type.getSimpleName();
        if (roles.isEmpty()) {
            return refused(
                    word + " is said between entities, never from outside", "GET /v1/openapi.json lists the rest");
        }
        if (!caller.isAny(roles)) {
            return refused(
                    caller.name() + " is no " + words(roles) + ", and " + word + " is for those",
                    "ask an operator for a token with that role, or register your key with it");
        }
        if (command.from().equals(Accounts.CASHIER)) return cashier(caller, word);
        if (command.command() instanceof AccountCommand.Deposit) {
            return refused("a deposit is from " + Accounts.CASHIER + ", not from " + command.from(), "say so in from");
        }
        if (caller.is(command.from())) return Optional.empty();
        String who = caller.participant().map(ParticipantId::name).orElse("nobody in the market");
        return refused(
                caller.name() + " acts for " + who + ", not for " + command.from(), "give commands in your own name");
    }

    private static Optional<Problem> cashier(Caller caller, String word) {
        if (caller.isAny(EnumSet.of(OPERATOR))) return Optional.empty();
        return refused(
                caller.name() + " is no operator, and " + word + " from " + Accounts.CASHIER + " is for those",
                "ask an operator to do it");
    }

    private static Optional<Problem> refused(String detail, String hint) {
        return Optional.of(Problem.forbidden(detail, hint));
    }

    private static String words(Set<CallerRole> roles) {
        return roles.stream().map(CallerRole::word).collect(Collectors.joining(" or "));
    }

    private static Map<Class<? extends Command>, Set<CallerRole>> table() {
        Map<Class<? extends Command>, Set<CallerRole>> table = new HashMap<>();
        put(
                table,
                EnumSet.of(CLIENT),
                TaskCommand.OpenTask.class,
                TaskCommand.WithdrawTask.class,
                TaskCommand.OfferSegments.class,
                TaskCommand.SendSegments.class,
                AssignmentCommand.JudgeResult.class);
        put(
                table,
                EnumSet.of(MINER),
                TaskCommand.JoinTask.class,
                TaskCommand.ReportBadSegment.class,
                TaskCommand.SubmitUpdate.class,
                TaskCommand.CommitUpdate.class,
                TaskCommand.RevealUpdate.class,
                TaskCommand.SubmitIterations.class,
                TaskCommand.SubmitAggregate.class,
                AssignmentCommand.TakeAssignment.class,
                AssignmentCommand.SubmitResult.class,
                CommitteeCommand.Register.class,
                CommitteeCommand.CastVote.class,
                CommitteeCommand.CommitVote.class,
                CommitteeCommand.RevealVote.class,
                CommitteeCommand.ProveLots.class,
                CommitteeCommand.ReportPings.class,
                CommitteeCommand.SubmitRanking.class);
        put(
                table,
                EnumSet.of(MINER),
                VerificationCommand.EnrolVerifier.class,
                VerificationCommand.GiveSeed.class,
                VerificationCommand.OpenSamples.class,
                VerificationCommand.CommitVerdicts.class,
                VerificationCommand.RevealVerdicts.class,
                VerificationCommand.Unseal.class,
                VerificationCommand.AssertState.class,
                VerificationCommand.JudgeStep.class);
        put(
                table,
                EnumSet.of(EVALUATOR),
                EvaluationCommand.Enrol.class,
                EvaluationCommand.CommitReport.class,
                EvaluationCommand.RevealReport.class,
                PayoutCommand.ApprovePlan.class,
                PayoutCommand.RefusePlan.class);
        put(
                table,
                EnumSet.of(MINER, EVALUATOR),
                MinerCommand.JoinMarket.class,
                MinerCommand.LeaveMarket.class,
                MinerCommand.TopUp.class,
                MinerCommand.Declare.class);
        put(table, EnumSet.of(CLIENT, MINER, EVALUATOR, OPERATOR), AccountCommand.Withdraw.class);
        put(table, EnumSet.of(OPERATOR), AccountCommand.Deposit.class);
        return table;
    }

    @SafeVarargs
    private static void put(
            Map<Class<? extends Command>, Set<CallerRole>> table,
            EnumSet<CallerRole> roles,
            Class<? extends Command>... types) {
        for (Class<? extends Command> type : types) table.put(type, Collections.unmodifiableSet(roles));
    }
}
