package assay.simulation.flat;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.Account;
import assay.domain.account.AccountCommand;
import assay.domain.account.AccountEntity;
import assay.domain.account.AccountEvent;
import assay.domain.account.AccountRejection;
import assay.domain.account.Accounts;
import assay.domain.account.TransferNotice;
import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.miner.Miner;
import assay.domain.miner.MinerCommand;
import assay.domain.miner.MinerEntity;
import assay.domain.miner.MinerEvent;
import assay.domain.money.Credits;
import assay.domain.payout.Facts;
import assay.domain.payout.Gain;
import assay.domain.payout.Improvement;
import assay.domain.payout.PayRules;
import assay.domain.payout.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A flat market in which entities as objects must decide everything that happens in the same way. */
final class Mirror extends FlatMarket {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final FlatSetup setup;
    private final AccountEntity accounts = new AccountEntity();
    private final MinerEntity miners = new MinerEntity();
    private final Map<Integer, Account> account = new TreeMap<>();
    private final Map<Integer, Miner> miner = new TreeMap<>();
    private final Map<Integer, AccountCommand.Transfer> transfer = new TreeMap<>();
    private final Map<Integer, EntityId> served = new TreeMap<>();
    private final Map<Integer, List<Gain>> gains = new TreeMap<>();
    private final Map<Integer, Long> best = new TreeMap<>();
    private final Map<Integer, Map<Integer, Long>> planned = new TreeMap<>();
    private final Map<Integer, Integer> round = new TreeMap<>();
    private final Map<Happened, Integer> counts = new EnumMap<>(Happened.class);
    private int transfers;

    Mirror(FlatSetup setup) {
        super(setup);
        this.setup = setup;
        for (int i = 0; i < setup.miners(); i++) {
            miner.put(i, miners.initial(name(i)));
            deposit(i, setup.deposit());
        }
        for (int i = 0; i < setup.tasks(); i++) deposit(slots().client(i), setup.wealth());
    }

    /** Gives an account more money than it began with. */
    void enrich(int which, long amount) {
        books().deposit(which, amount);
        deposit(which, amount);
    }

    Map<Happened, Integer> counts() {
        return counts;
    }

    /** Every account and every miner is in the same state on both sides. */
    void compare() {
        for (int i = 0; i < slots().accounts(); i++) {
            Account object = account(i);
            assertThat(object.available().micros())
                    .as("available in %s", object.name())
                    .isEqualTo(books().available(i));
            assertThat(object.reserved().micros())
                    .as("reserved in %s", object.name())
                    .isEqualTo(books().reserved(i));
        }
        for (int i = 0; i < setup.miners(); i++) {
            int serves = of(miner, i) instanceof Miner.Active active
                    ? active.engagements().size()
                    : -1;
            assertThat(serves).as("engagements of %s", name(i)).isEqualTo(engagements(i));
        }
    }

    @Override
    void happened(Happened what, int subject, long amount) {
        super.happened(what, subject, amount);
        counts.merge(what, 1, Integer::sum);
        switch (what) {
            case JOIN_ASKED ->
                accepted(subject, new MinerCommand.JoinMarket("a2V5", Credits.micros(amount)), self(subject));
            case MINER_ACTIVATED -> accepted(subject, notice(subject), new Origin.FromEntity(id(subject)));
            case JOIN_FAILED -> joinFailed(subject);
            case TRANSFER_PENDED -> pended(subject, amount);
            case TRANSFER_REFUSED -> refused(subject, amount);
            case TRANSFER_RECEIVED -> received(subject);
            case TRANSFER_POSTED -> answered(subject, Outcome.DONE);
            case TRANSFER_VOIDED -> voided(subject);
            case TASK_FUNDED -> funded(subject);
            case ENGAGED, ENGAGE_REFUSED -> engage(subject, what == Happened.ENGAGED);
            case UPDATE_ACCEPTED -> gain(subject, amount);
            case PLANNED -> plan(subject);
            case RELEASED -> release(subject);
            default -> {}
        }
    }

    private static <V> V of(Map<Integer, V> map, int key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static String name(int number) {
        return String.format("m%06d", number);
    }

    private Origin self(int number) {
        return new Origin.FromParticipant(new ParticipantId(name(number)));
    }

    /** The address of account {@code which}. */
    private EntityId id(int which) {
        int n = setup.miners();
        int t = setup.tasks();
        if (which < n) return Accounts.of(new ParticipantId(name(which)));
        if (which < 2 * n) return Accounts.stake(new ParticipantId(name(which - n)));
        if (which < 2 * n + t) return Accounts.of(new ParticipantId("client" + (which - 2 * n)));
        return which < 2 * (n + t) ? Accounts.escrow("t" + (which - 2 * n - t)) : Accounts.TREASURY;
    }

    private Account account(int which) {
        return account.computeIfAbsent(which, i -> accounts.initial(id(i).name()));
    }

    private void deposit(int which, long amount) {
        Account before = account(which);
        account.put(which, new AccountEvent.Deposited("deposit" + transfers++, Credits.micros(amount)).applyTo(before));
    }

    private EntityId requester(int slot) {
        int purpose = slots().purpose(slot);
        if (purpose == Slots.STAKE) return new EntityId(EntityType.MINER, name(slots().miner(slot)));
        String task = "t" + slots().task(slot);
        return new EntityId(purpose == Slots.FUNDING ? EntityType.TASK : EntityType.PAYOUT, task);
    }

    private AccountCommand.Transfer asked(int slot, long amount) {
        String id = "transfer" + transfers++;
        if (slots().purpose(slot) == Slots.STAKE) {
            id = of(miner, slots().miner(slot)).stakeTransfer();
        }
        var command = new AccountCommand.Transfer(id, id(payee(slot)), Credits.micros(amount), "purpose");
        transfer.put(slot, command);
        return command;
    }

    private void pended(int slot, long amount) {
        int purpose = slots().purpose(slot);
        if (purpose >= Slots.FIRST_PAYMENT && purpose <= Slots.REFUND && payee(slot) != slots().treasury()) {
            Long expected = of(planned, slots().task(slot)).remove(payee(slot));
            assertThat(expected).as("payment to %s", id(payee(slot))).isEqualTo(amount);
        }
        Decision<AccountEvent> decision =
                accounts.decide(account(payer(slot)), asked(slot, amount), new Origin.FromEntity(requester(slot)), NOW);
        assertThat(apply(payer(slot), decision)).hasSize(1);
    }

    private void refused(int slot, long amount) {
        Decision<AccountEvent> decision =
                accounts.decide(account(payer(slot)), asked(slot, amount), new Origin.FromEntity(requester(slot)), NOW);
        assertThat(rejection(decision)).isInstanceOf(AccountRejection.InsufficientFunds.class);
    }

    private Decision<AccountEvent> receive(int slot) {
        AccountCommand.Transfer asked = of(transfer, slot);
        Command command = new AccountCommand.Receive(asked.transfer(), asked.amount(), asked.purpose());
        return accounts.decide(account(payee(slot)), command, new Origin.FromEntity(id(payer(slot))), NOW);
    }

    private void received(int slot) {
        assertThat(apply(payee(slot), receive(slot))).hasSize(1);
    }

    private void voided(int slot) {
        Rejection rejection = rejection(receive(slot));
        assertThat(rejection).isInstanceOf(AccountRejection.BalanceOverflow.class);
        answered(slot, new Outcome.Refused(rejection));
    }

    private void answered(int slot, Outcome outcome) {
        AccountCommand.Transfer asked = of(transfer, slot);
        Command command = new AccountCommand.Receive(asked.transfer(), asked.amount(), asked.purpose());
        Account state = account(payer(slot));
        List<AccountEvent> events = accounts.answered(state, id(payee(slot)), command, outcome, NOW);
        assertThat(events).hasSize(1);
        account.put(payer(slot), events.get(0).applyTo(state));
    }

    private List<AccountEvent> apply(int which, Decision<AccountEvent> decision) {
        List<AccountEvent> events = ((Decision.Accepted<AccountEvent>) decision).events();
        account.put(which, after(account(which), events));
        return events;
    }

    private static <S, E extends Event<S>> S after(S state, List<E> events) {
        S next = state;
        for (E event : events) next = event.applyTo(next);
        return next;
    }

    private static <E> Rejection rejection(Decision<E> decision) {
        return ((Decision.Rejected<E>) decision).rejection();
    }

    private void accepted(int number, Command command, Origin from) {
        Entity<Miner, MinerEvent> entity = miners;
        var decision = (Decision.Accepted<MinerEvent>) entity.decide(of(miner, number), command, from, NOW);
        assertThat(decision.events()).hasSize(1);
        miner.put(number, after(of(miner, number), decision.events()));
    }

    private TransferNotice notice(int number) {
        return new TransferNotice(of(transfer, slots().ofStake(number)).transfer(), true, "");
    }

    private void joinFailed(int number) {
        AccountCommand.Transfer asked = of(transfer, slots().ofStake(number));
        Rejection poor = new AccountRejection.InsufficientFunds(
                id(number), asked.amount(), account(number).available());
        var events = miners.answered(of(miner, number), id(number), asked, new Outcome.Refused(poor), NOW);
        assertThat(events).hasSize(1);
        miner.put(number, after(of(miner, number), events));
    }

    private void funded(int task) {
        round.merge(task, 1, Integer::sum);
        gains.put(task, new ArrayList<>());
        best.put(task, Tasks.INITIAL_ERROR);
    }

    private void engage(int seat, boolean accepted) {
        int task = seat / CREW;
        int number = tasks().miner(seat);
        EntityId id = new EntityId(EntityType.TASK, "t" + task + "-" + of(round, task));
        Command command = new MinerCommand.Engage(id, Credits.micros(setup.stake()));
        Origin from = new Origin.FromEntity(id);
        if (accepted) {
            served.put(seat, id);
            accepted(number, command, from);
        } else {
            assertThat(rejection(miners.decide(of(miner, number), command, from, NOW)))
                    .isNotNull();
        }
    }

    private void release(int seat) {
        EntityId id = of(served, seat);
        accepted(tasks().miner(seat), new MinerCommand.Release(id), new Origin.FromEntity(id));
    }

    private void gain(int seat, long after) {
        int task = seat / CREW;
        ParticipantId who = new ParticipantId(name(tasks().miner(seat)));
        of(gains, task).add(new Gain(who, 1, of(best, task), after));
        best.merge(task, after, Math::min);
    }

    private void plan(int task) {
        PayRules rules = new PayRules("improvement", setup.minersShare(), 0, Duration.ofSeconds(1));
        ParticipantId client = new ParticipantId("client" + task);
        Plan plan = new Improvement()
                .plan(new Facts(
                        client,
                        Credits.micros(setup.bounty()),
                        rules,
                        Tasks.INITIAL_ERROR,
                        Tasks.TARGET_ERROR,
                        of(gains, task),
                        List.of()));
        Map<Integer, Long> payments = new TreeMap<>();
        for (Plan.Line line : plan.lines()) {
            int number = Integer.parseInt(line.payee().name().substring(1));
            if (!line.amount().isZero()) payments.put(number, line.amount().micros());
        }
        if (!plan.refund().isZero())
            payments.put(slots().client(task), plan.refund().micros());
        assertThat(planned.getOrDefault(task, Map.of()))
                .as("payments of before, unpaid")
                .isEmpty();
        planned.put(task, payments);
    }
}
