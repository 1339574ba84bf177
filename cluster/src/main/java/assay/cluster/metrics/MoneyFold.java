package assay.cluster.metrics;

import assay.domain.account.AccountEvent;
import assay.domain.account.MoneyLaw;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.money.Credits;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds up all accounts from their entries, pass after pass; each pass reads every account's new entries once, at
 * whatever moment. Remembers a sum, how far each account was read, and the transfers that are under way: not the
 * movements.
 *
 * <p>Accounts are not read at one moment, so one pass may find an arrival whose beginning it does not know yet, or an
 * end before the arrival. Both accounts are read again in the next pass: only what that does not explain is wrong.
 */
final class MoneyFold {
    private final Map<EntityId, Long> read = new HashMap<>();
    private final Map<Key, Transfer> open = new HashMap<>();
    private Set<Key> unexplained = new HashSet<>();
    private BigInteger held = BigInteger.ZERO;
    private BigInteger deposited = BigInteger.ZERO;
    private BigInteger withdrawn = BigInteger.ZERO;

    private record Key(EntityId from, String transfer) {}

    /** What is known of a transfer. */
    private static final class Transfer {
        @Nullable
        Credits pended;

        @Nullable
        Credits received;

        boolean posted;
        boolean voided;

        boolean over() {
            return voided || (posted && received != null);
        }
    }

    /** Number of the last entry of {@code account} that is included, 0 when none is. */
    long included(EntityId account) {
        return read.getOrDefault(account, 0L);
    }

    /** Includes the next entry of an account. */
    void add(Entry<?> entry) {
        EntityId account = entry.entity();
        if (entry.number() != included(account) + 1) {
            throw new IllegalStateException(
                    account + ": entry " + entry.number() + " cannot follow entry " + included(account));
        }
        read.put(account, entry.number());
        for (Object event : entry.events()) if (event instanceof AccountEvent money) add(account, money);
    }

    private void add(EntityId account, AccountEvent event) {
        if (event instanceof AccountEvent.Deposited in) {
            deposited = deposited.add(micros(in.amount()));
            held = held.add(micros(in.amount()));
        } else if (event instanceof AccountEvent.Withdrawn out) {
            withdrawn = withdrawn.add(micros(out.amount()));
            held = held.subtract(micros(out.amount()));
        } else if (event instanceof AccountEvent.TransferPended begun) {
            of(account, begun.transfer()).pended = begun.amount();
        } else if (event instanceof AccountEvent.TransferReceived in) {
            of(in.from(), in.transfer()).received = in.amount();
            held = held.add(micros(in.amount()));
        } else if (event instanceof AccountEvent.TransferPosted gone) {
            Transfer transfer = of(account, gone.transfer());
            transfer.posted = true;
            held = held.subtract(micros(transfer.pended));
        } else if (event instanceof AccountEvent.TransferVoided back) {
            of(account, back.transfer()).voided = true;
        }
    }

    private Transfer of(EntityId from, String transfer) {
        return open.computeIfAbsent(new Key(from, transfer), key -> new Transfer());
    }

    /** The sums as of this pass, in which every account was read. */
    MoneyLaw passed() {
        BigInteger once = held;
        Set<Key> found = new HashSet<>();
        Iterator<Map.Entry<Key, Transfer>> all = open.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Key, Transfer> each = all.next();
            Transfer transfer = each.getValue();
            if (transfer.over()) {
                all.remove();
            } else if (transfer.pended != null && transfer.received != null) {
                // It stands in two accounts until the sender has heard of its arrival.
                once = once.subtract(micros(transfer.pended));
            } else if (transfer.received != null || transfer.posted) {
                found.add(each.getKey());
                if (unexplained.contains(each.getKey())) continue;
                once = once.subtract(micros(transfer.received))
                        .add(transfer.posted ? micros(transfer.pended) : BigInteger.ZERO);
            }
        }
        unexplained = found;
        return new MoneyLaw(once, deposited, withdrawn);
    }

    /** Accounts that were read so far. */
    int accounts() {
        return read.size();
    }

    private static BigInteger micros(@Nullable Credits amount) {
        return amount == null ? BigInteger.ZERO : BigInteger.valueOf(amount.micros());
    }
}
