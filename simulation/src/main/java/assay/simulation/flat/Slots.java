package assay.simulation.flat;

/**
 * The transfers that can be under way, each with a number of its own: a task's funding, payments and refund, and a
 * miner's stake. Accounts are numbers as well: of miners, their stakes, clients, escrows, and the treasury.
 */
final class Slots {
    /** A task's slots: the funding, a payment for each of its crew, the refund. */
    private static final int PER_TASK = 16;

    static final int FUNDING = 0;
    static final int FIRST_PAYMENT = 1;
    static final int REFUND = FIRST_PAYMENT + FlatMarket.CREW;
    /** What a slot is for when it belongs to no task: a stake. */
    static final int STAKE = PER_TASK;

    private final int miners;
    private final int tasks;

    Slots(int miners, int tasks) {
        this.miners = miners;
        this.tasks = tasks;
    }

    static long count(int miners, int tasks) {
        return (long) PER_TASK * tasks + miners;
    }

    int count() {
        return PER_TASK * tasks + miners;
    }

    int ofTask(int task, int purpose) {
        return task * PER_TASK + purpose;
    }

    int ofStake(int miner) {
        return PER_TASK * tasks + miner;
    }

    /** What the transfer is for: {@link #FUNDING}, a payment, {@link #REFUND} or {@link #STAKE}. */
    int purpose(int slot) {
        return slot < PER_TASK * tasks ? slot % PER_TASK : STAKE;
    }

    /** Whose transfer it is; only for those of a task. */
    int task(int slot) {
        return slot / PER_TASK;
    }

    /** Whose stake it is; only for stakes. */
    int miner(int slot) {
        return slot - PER_TASK * tasks;
    }

    int accounts() {
        return treasury() + 1;
    }

    int stakeOf(int miner) {
        return miners + miner;
    }

    int client(int task) {
        return 2 * miners + task;
    }

    int escrow(int task) {
        return 2 * miners + tasks + task;
    }

    int treasury() {
        return 2 * (miners + tasks);
    }
}
