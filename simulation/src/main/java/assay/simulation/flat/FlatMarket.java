package assay.simulation.flat;

import assay.domain.miner.Miner;
import assay.domain.money.Split;
import assay.domain.payout.PayoutRule;
import assay.simulation.host.Mix;
import assay.simulation.kernel.Kernel;
import assay.simulation.kernel.Logic;
import assay.simulation.kernel.Packed;

/**
 * Miners join with a stake; clients post one task after the other: a bounty into escrow, a crew, updates, a plan by the
 * improvement rule, payments, the rest back. Every step is a message, every movement of money pends until the other
 * account has taken it, as between entities. The network loses nothing.
 */
public class FlatMarket implements Logic {
    /** Seats in a crew. */
    static final int CREW = 8;

    /** The longest delay of a message, in ticks. */
    private static final int DELAY = 256;
    /** The longest time that an update takes, in ticks. */
    private static final int TRAINING = 2_048;

    private static final int JOIN = 1;
    private static final int OPEN = 2;
    private static final int PAY = 3;
    private static final int RECEIVE = 4;
    private static final int ANSWER = 5;
    private static final int NOTICE = 6;
    private static final int ENGAGE = 7;
    private static final int ENGAGED = 8;
    private static final int UPDATE = 9;
    private static final int RELEASE = 10;

    private final FlatSetup setup;
    private final Kernel kernel;
    private final Slots slots;
    private final Books books;
    private final Tasks tasks;
    /** What each transfer moves. */
    private final long[] amounts;
    /** Whether the payee could not take a payment, so that it goes to the treasury. */
    private final boolean[] diverted;
    /** How many tasks each miner serves; -1 while it is outside the market. */
    private final byte[] engagements;

    private long bits;
    private long events;
    /** What has arrived somewhere and is still reserved where it came from. */
    private long arrived;

    public FlatMarket(FlatSetup setup) {
        this.setup = setup;
        slots = new Slots(setup.miners(), setup.tasks());
        books = new Books(slots.accounts());
        tasks = new Tasks(setup.tasks());
        kernel = new Kernel(setup.miners() + (long) CREW * setup.tasks());
        amounts = new long[slots.count()];
        diverted = new boolean[slots.count()];
        engagements = new byte[setup.miners()];
        bits = setup.seed();
        for (int miner = 0; miner < setup.miners(); miner++) {
            engagements[miner] = -1;
            books.deposit(miner, setup.deposit());
            send(JOIN, miner, 0);
        }
        for (int task = 0; task < setup.tasks(); task++) {
            books.deposit(slots.client(task), setup.wealth());
            // When most have joined.
            kernel.put(8L * DELAY + below(TRAINING), Packed.event(OPEN, task, 0));
        }
    }

    /** Lets everything up to {@code tick} happen. */
    public void runTo(long tick) {
        kernel.runTo(tick, this);
    }

    /** What entities would have recorded as events so far. */
    public long domainEvents() {
        return events;
    }

    /** How many messages were delivered, work of its own time included. */
    public long messages() {
        return kernel.events();
    }

    /** Equal for markets in which the same happened. */
    public long traceHash() {
        return kernel.hash();
    }

    /** All money there is, which is what was deposited at the beginning. */
    public long moneyMicros() {
        return books.total() - arrived;
    }

    /** The memory that all this takes. */
    public long bytes() {
        return kernel.bytes() + books.bytes() + tasks.bytes() + 9L * amounts.length + engagements.length;
    }

    /** Is told of everything that happens. */
    void happened(Happened what, int subject, long amount) {
        events++;
    }

    Books books() {
        return books;
    }

    Slots slots() {
        return slots;
    }

    Tasks tasks() {
        return tasks;
    }

    int engagements(int miner) {
        return engagements[miner];
    }

    int payer(int slot) {
        int purpose = slots.purpose(slot);
        if (purpose == Slots.STAKE) return slots.miner(slot);
        int task = slots.task(slot);
        return purpose == Slots.FUNDING ? slots.client(task) : slots.escrow(task);
    }

    int payee(int slot) {
        int purpose = slots.purpose(slot);
        if (purpose == Slots.STAKE) return slots.stakeOf(slots.miner(slot));
        if (diverted[slot]) return slots.treasury();
        int task = slots.task(slot);
        if (purpose == Slots.FUNDING) return slots.escrow(task);
        return purpose == Slots.REFUND ? slots.client(task) : tasks.miner(task * CREW + purpose - Slots.FIRST_PAYMENT);
    }

    private long below(int limit) {
        bits += Mix.GOLDEN_GAMMA;
        return ((Mix.of(bits, 0) >>> 32) * limit) >>> 32;
    }

    private void send(int kind, int id, int content) {
        kernel.put(1 + below(DELAY), Packed.event(kind, id, content));
    }

    @Override
    public final void handle(long[] batch, int count) {
        for (int i = 0; i < count; i++) {
            int kind = Packed.kind(batch[i]);
            if (kind == PAY) books.touch(payer(Packed.node(batch[i])));
            else if (kind == RECEIVE) books.touch(payee(Packed.node(batch[i])));
        }
        for (int i = 0; i < count; i++) {
            int id = Packed.node(batch[i]);
            boolean yes = Packed.rest(batch[i]) == 1;
            switch (Packed.kind(batch[i])) {
                case JOIN -> join(id);
                case OPEN -> open(id);
                case PAY -> pay(id);
                case RECEIVE -> receive(id);
                case ANSWER -> answer(id, yes);
                case NOTICE -> notice(id, yes);
                case ENGAGE -> engage(id);
                case ENGAGED -> engaged(id, yes);
                case UPDATE -> update(id);
                default -> release(id);
            }
        }
    }

    private void join(int miner) {
        happened(Happened.JOIN_ASKED, miner, setup.stake());
        transfer(slots.ofStake(miner), setup.stake());
    }

    private void transfer(int slot, long amount) {
        amounts[slot] = amount;
        send(PAY, slot, 0);
    }

    private void pay(int slot) {
        boolean pended = books.pend(payer(slot), amounts[slot]);
        happened(pended ? Happened.TRANSFER_PENDED : Happened.TRANSFER_REFUSED, slot, amounts[slot]);
        send(pended ? RECEIVE : NOTICE, slot, 0);
    }

    private void receive(int slot) {
        boolean received = books.receive(payee(slot), amounts[slot]);
        if (received) {
            arrived += amounts[slot];
            happened(Happened.TRANSFER_RECEIVED, slot, amounts[slot]);
        }
        send(ANSWER, slot, received ? 1 : 0);
    }

    private void answer(int slot, boolean received) {
        if (received) {
            arrived -= amounts[slot];
            books.post(payer(slot), amounts[slot]);
        } else {
            books.restore(payer(slot), amounts[slot]);
        }
        happened(received ? Happened.TRANSFER_POSTED : Happened.TRANSFER_VOIDED, slot, amounts[slot]);
        send(NOTICE, slot, received ? 1 : 0);
    }

    private void notice(int slot, boolean posted) {
        int purpose = slots.purpose(slot);
        if (purpose == Slots.STAKE) {
            int miner = slots.miner(slot);
            if (posted) engagements[miner] = 0;
            happened(posted ? Happened.MINER_ACTIVATED : Happened.JOIN_FAILED, miner, amounts[slot]);
        } else if (purpose == Slots.FUNDING) {
            if (posted) recruit(slots.task(slot));
        } else if (posted) {
            happened(Happened.PAYMENT_MADE, slot, amounts[slot]);
            if (tasks.settled(slots.task(slot))) complete(slots.task(slot));
        } else {
            diverted[slot] = true;
            happened(Happened.PAYMENT_DIVERTED, slot, amounts[slot]);
            send(PAY, slot, 0);
        }
    }

    private void open(int task) {
        happened(Happened.TASK_OPENED, task, setup.bounty());
        transfer(slots.ofTask(task, Slots.FUNDING), setup.bounty());
    }

    private void recruit(int task) {
        happened(Happened.TASK_FUNDED, task, setup.bounty());
        tasks.begin(task, Mix.of(bits, task), setup.miners());
        for (int seat = task * CREW; seat < (task + 1) * CREW; seat++) send(ENGAGE, seat, 0);
    }

    private void engage(int seat) {
        int miner = tasks.miner(seat);
        boolean free = engagements[miner] >= 0 && engagements[miner] < Miner.MAX_TASKS;
        if (free) engagements[miner]++;
        happened(free ? Happened.ENGAGED : Happened.ENGAGE_REFUSED, seat, 0);
        send(ENGAGED, seat, free ? 1 : 0);
    }

    private void engaged(int seat, boolean joined) {
        if (joined) {
            happened(Happened.MEMBER_JOINED, seat, 0);
            kernel.put(1 + below(TRAINING), Packed.event(UPDATE, seat, 0));
        } else {
            tasks.turnAway(seat);
            if (tasks.settled(seat / CREW)) plan(seat / CREW);
        }
    }

    private void update(int seat) {
        int task = seat / CREW;
        // Down by a fifth at most, and sometimes up.
        long best = tasks.best(task);
        long after = best - best * below(250_000) / 1_000_000 + best / 20;
        happened(Happened.UPDATE_ACCEPTED, seat, after);
        tasks.gain(seat, after);
        if (tasks.settled(task)) plan(task);
    }

    private void plan(int task) {
        long[] parts = tasks.plan(task, Split.share(setup.bounty(), setup.minersShare(), PayoutRule.WHOLE_MICROS));
        happened(Happened.PLANNED, task, setup.bounty());
        long refund = setup.bounty();
        int payments = 0;
        for (int i = 0; i < CREW; i++) {
            refund -= parts[i];
            if (parts[i] == 0) continue;
            payments++;
            settle(slots.ofTask(task, Slots.FIRST_PAYMENT + i), parts[i]);
        }
        if (refund > 0) settle(slots.ofTask(task, Slots.REFUND), refund);
        tasks.await(task, refund > 0 ? payments + 1 : payments);
    }

    private void settle(int slot, long amount) {
        diverted[slot] = false;
        transfer(slot, amount);
    }

    private void complete(int task) {
        happened(Happened.COMPLETED, task, setup.bounty());
        for (int seat = task * CREW; seat < (task + 1) * CREW; seat++) {
            if (tasks.serves(seat)) send(RELEASE, seat, 0);
        }
        // Later than any release: the seats are given to others then.
        kernel.put(1 + DELAY + below(DELAY), Packed.event(OPEN, task, 0));
    }

    private void release(int seat) {
        engagements[tasks.miner(seat)]--;
        happened(Happened.RELEASED, seat, 0);
    }
}
