package assay.simulation.flat;

import assay.domain.account.Balances;

/** The accounts, two numbers each: what is available, and what is reserved for transfers under way. */
final class Books {
    private final long[] money;
    private long touched;

    Books(int accounts) {
        money = new long[2 * accounts];
    }

    long available(int account) {
        return money[2 * account];
    }

    long reserved(int account) {
        return money[2 * account + 1];
    }

    void deposit(int account, long amount) {
        money[2 * account] = Math.addExact(money[2 * account], amount);
    }

    /** Reserves an amount for a transfer, if there is enough. */
    boolean pend(int account, long amount) {
        int at = 2 * account;
        if (!Balances.cover(money[at], amount)) return false;
        money[at] -= amount;
        money[at + 1] += amount;
        return true;
    }

    /** Takes the amount of a transfer, if there is room for it. */
    boolean receive(int account, long amount) {
        int at = 2 * account;
        if (!Balances.take(money[at] + money[at + 1], amount)) return false;
        money[at] += amount;
        return true;
    }

    /** The amount reserved for a transfer has arrived elsewhere. */
    void post(int account, long amount) {
        money[2 * account + 1] -= amount;
    }

    /** The amount reserved for a transfer was not taken, and is available again. */
    void restore(int account, long amount) {
        money[2 * account + 1] -= amount;
        money[2 * account] += amount;
    }

    /** What is available and reserved anywhere. */
    long total() {
        long sum = 0;
        for (long amount : money) sum = Math.addExact(sum, amount);
        return sum;
    }

    void touch(int account) {
        touched += money[2 * account];
    }

    /** A value that depends on the touching, of no meaning at all. */
    long touched() {
        return touched;
    }

    long bytes() {
        return 8L * money.length;
    }
}
