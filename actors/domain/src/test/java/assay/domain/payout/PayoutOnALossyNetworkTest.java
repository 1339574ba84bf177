package assay.domain.payout;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.Account;
import assay.domain.account.AccountCommand.Deposit;
import assay.domain.account.AccountCommand.Transfer;
import assay.domain.account.AccountEntity;
import assay.domain.account.Accounts;
import assay.domain.account.MoneyLaw;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.kit.Story;
import assay.domain.kit.Town;
import assay.domain.money.Credits;
import assay.domain.task.TaskCommand.PayoutFinished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A whole payout over messages that are lost, repeated and reordered: everybody is paid once, to the unit. */
class PayoutOnALossyNetworkTest {
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t-1");
    private static final EntityId PAYOUT = new EntityId(EntityType.PAYOUT, "t-1");
    private static final ParticipantId CLIENT = new ParticipantId("client");
    private static final int SEEDS = 150;

    @Test
    void everybodyIsPaidOnceAndTheMoneyLawIsKeptAfterEveryMessage() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Facts facts = facts(new Random(seed));
            Plan plan = new Improvement().plan(facts);
            Town town = new Town(seed, Story.START, List.of(new AccountEntity(), new PayoutEntity()));
            town.post(new Message.Outside(
                    Accounts.CASHIER,
                    Accounts.of(CLIENT),
                    "d-1",
                    Story.START.plusSeconds(60),
                    new Deposit("d-1", facts.escrow())));
            settle(town, seed);
            town.post(request(Accounts.of(CLIENT), fund(facts)));
            settle(town, seed);
            town.post(request(PAYOUT, new PayoutCommand.Settle(facts, List.of())));
            settle(town, seed);
            assertThat(balances(town)).as("seed %d", seed).isEqualTo(expected(plan));
            assertThat(told(town)).as("seed %d: what the task was told", seed).containsOnly(finished(plan));
        }
    }

    private static void settle(Town town, long seed) {
        town.settle(now -> assertThat(MoneyLaw.over(now.states(EntityType.ACCOUNT, Account.class)))
                .as("seed %d", seed)
                .matches(MoneyLaw::kept));
    }

    private static Message.Request request(EntityId to, Command command) {
        return new Message.Request(TASK, to, 1, command, "open");
    }

    private static Command fund(Facts facts) {
        return new Transfer("fund:t-1", Accounts.escrow("t-1"), facts.escrow(), "bounty");
    }

    private static Map<String, Credits> balances(Town town) {
        Map<String, Credits> balances = new TreeMap<>();
        for (Account account : town.states(EntityType.ACCOUNT, Account.class)) {
            if (!account.held().isZero()) balances.put(account.name(), account.available());
        }
        return balances;
    }

    private static Map<String, Credits> expected(Plan plan) {
        Map<String, Credits> balances = new TreeMap<>();
        for (Plan.Line line : plan.lines()) {
            if (!line.amount().isZero()) balances.merge(line.payee().name(), line.amount(), Credits::plus);
        }
        if (!plan.refund().isZero()) balances.merge(CLIENT.name(), plan.refund(), Credits::plus);
        return balances;
    }

    private static List<Command> told(Town town) {
        return town.away().stream()
                .map(Message.Request::command)
                .filter(PayoutFinished.class::isInstance)
                .toList();
    }

    private static Command finished(Plan plan) {
        return new PayoutFinished(plan.facts().escrow().minus(plan.refund()), plan.refund());
    }

    private static Facts facts(Random random) {
        List<Gain> gains = new ArrayList<>();
        List<Reports> reports = new ArrayList<>();
        long best = 1_000;
        for (int round = 1; round <= 1 + random.nextInt(10); round++) {
            long after = best - random.nextInt((int) best + 1);
            gains.add(new Gain(new ParticipantId("m-" + random.nextInt(4)), round, best, after));
            best = after;
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            reports.add(new Reports(new ParticipantId("m-" + i), random.nextInt(3)));
        }
        PayRules rules = new PayRules("improvement", 800_000, 100_000, Duration.ofMinutes(1));
        Credits escrow = Credits.micros(1 + random.nextInt(1_000_000));
        return new Facts(CLIENT, escrow, rules, 1_000, 100, gains, reports);
    }
}
