package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.AccountEvent;
import assay.domain.account.Accounts;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.payout.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An exported journal, added up by somebody who trusts nobody: the law of money from the accounts' events alone. */
final class Ledger {
    private final Map<EntityId, Long> balances = new TreeMap<>();
    private final Map<String, AccountEvent.TransferPended> pended = new LinkedHashMap<>();
    private final Map<String, List<Receipt>> received = new LinkedHashMap<>();
    private final Map<String, Boolean> ended = new LinkedHashMap<>();
    private long deposits;

    private record Receipt(EntityId by, Credits amount) {}

    private Ledger() {}

    /** Adds up; fails unless histories are whole and money is neither made nor lost. */
    static Ledger of(List<Entry<?>> entries) {
        Ledger ledger = new Ledger();
        Map<EntityId, Entry<?>> last = new TreeMap<>();
        for (Entry<?> entry : entries) {
            Entry<?> before = last.put(entry.entity(), entry);
            assertThat(entry.number())
                    .as("%s has no gaps", entry.entity())
                    .isEqualTo(before == null ? 1 : before.number() + 1);
            if (before != null) assertThat(entry.epoch()).isGreaterThanOrEqualTo(before.epoch());
            for (Object event : entry.events()) {
                if (event instanceof AccountEvent of) ledger.book(entry.entity(), of);
            }
        }
        ledger.check();
        return ledger;
    }

    private void book(EntityId account, AccountEvent event) {
        if (event instanceof AccountEvent.Deposited deposited) {
            deposits += deposited.amount().micros();
            change(account, deposited.amount().micros());
        } else if (event instanceof AccountEvent.Withdrawn withdrawn) {
            deposits -= withdrawn.amount().micros();
            change(account, -withdrawn.amount().micros());
        } else if (event instanceof AccountEvent.TransferPended out) {
            assertThat(pended.put(key(account, out.transfer()), out)).isNull();
            change(account, -out.amount().micros());
        } else if (event instanceof AccountEvent.TransferReceived in) {
            received.computeIfAbsent(key(in.from(), in.transfer()), key -> new ArrayList<>())
                    .add(new Receipt(account, in.amount()));
            change(account, in.amount().micros());
        } else if (event instanceof AccountEvent.TransferPosted posted) {
            assertThat(ended.put(key(account, posted.transfer()), true)).isNull();
        } else if (event instanceof AccountEvent.TransferVoided voided) {
            String key = key(account, voided.transfer());
            assertThat(ended.put(key, false)).isNull();
            AccountEvent.TransferPended out = pended.get(key);
            assertThat(out).as(key).isNotNull();
            if (out != null) change(account, out.amount().micros());
        }
    }

    private void check() {
        long inFlight = 0;
        for (Map.Entry<String, AccountEvent.TransferPended> sent : pended.entrySet()) {
            String key = sent.getKey();
            AccountEvent.TransferPended out = sent.getValue();
            List<Receipt> in = received.getOrDefault(key, List.of());
            boolean voided = Boolean.FALSE.equals(ended.get(key));
            if (in.isEmpty() && !voided) inFlight += out.amount().micros();
            if (!in.isEmpty() || Boolean.TRUE.equals(ended.get(key))) {
                assertThat(in).as("%s arrived once", key).containsExactly(new Receipt(out.to(), out.amount()));
            }
        }
        assertThat(pended.keySet()).containsAll(received.keySet());
        assertThat(balances.values()).allMatch(balance -> balance >= 0);
        long held = balances.values().stream().mapToLong(Long::longValue).sum();
        assertThat(held + inFlight).as("balances and money in flight").isEqualTo(deposits);
        assertThat(deposits).as("there was money at all").isPositive();
    }

    /** Fails unless {@code plan} was carried out: everybody in it paid once and in full, and nothing left in escrow. */
    void paid(String task, Plan plan) {
        EntityId escrow = Accounts.escrow(task);
        Map<EntityId, List<Credits>> expected = new TreeMap<>();
        for (Plan.Line line : plan.lines()) {
            expect(expected, line.payee(), line.amount());
        }
        if (!plan.refund().isZero()) expect(expected, plan.facts().client(), plan.refund());
        Map<EntityId, List<Credits>> found = new TreeMap<>();
        for (Map.Entry<String, List<Receipt>> each : received.entrySet()) {
            if (!each.getKey().startsWith(escrow + " ")) continue;
            for (Receipt receipt : each.getValue()) {
                found.computeIfAbsent(receipt.by(), by -> new ArrayList<>()).add(receipt.amount());
            }
        }
        assertThat(found).isEqualTo(expected);
        assertThat(balances.get(escrow)).as("left in %s", escrow).isZero();
    }

    private static void expect(Map<EntityId, List<Credits>> expected, ParticipantId payee, Credits amount) {
        if (amount.isZero()) return;
        expected.computeIfAbsent(Accounts.of(payee), by -> new ArrayList<>()).add(amount);
    }

    private void change(EntityId account, long micros) {
        balances.merge(account, micros, Long::sum);
    }

    private static String key(EntityId from, String transfer) {
        return from + " " + transfer;
    }
}
