package assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.AccountEvent;
import assay.domain.account.Accounts;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private static final EntityId ALICE = new EntityId(EntityType.ACCOUNT, "alice");
    private static final EntityId BOB = new EntityId(EntityType.ACCOUNT, "bob");

    private static Entry<?> entry(EntityId entity, long number, Cause cause, Object... events) {
        return new Entry<Object>(
                entity, number, 1, Instant.EPOCH, cause, "trace", List.of(events), Optional.empty(), List.of());
    }

    private static Entry<?> told(Message.Outside command) {
        Cause cause = new Cause.Told(command.from(), command.id(), command.expires(), command.command());
        return entry(command.to(), 1, cause, new AccountEvent.Deposited(command.id(), Credits.micros(1)));
    }

    private static Map<Ledger.Key, Ledger.Fate> ledger(String id, Ledger.Fate fate) {
        return Map.of(Ledger.Key.of(LedgerTest.deposit(id)), fate);
    }

    @Test
    void an_acknowledged_command_in_the_journal_is_not_lost() {
        Checks.Findings found = Checks.of(ledger("one", Ledger.Fate.TAKEN), List.of(told(LedgerTest.deposit("one"))));
        assertThat(found.wrong()).isEmpty();
        assertThat(found.acknowledged()).isEqualTo(1);
        assertThat(found.lostAcknowledged()).isZero();
    }

    @Test
    void an_acknowledged_command_that_the_journal_does_not_know_is_named() {
        Checks.Findings found = Checks.of(ledger("one", Ledger.Fate.TAKEN), List.of(told(LedgerTest.deposit("two"))));
        assertThat(found.lostAcknowledged()).isEqualTo(1);
        assertThat(found.wrong())
                .containsExactly("acknowledged, and not in the journal: one from cashier to account/alice");
    }

    @Test
    void a_refused_command_must_not_be_in_the_journal() {
        Checks.Findings found = Checks.of(ledger("one", Ledger.Fate.REFUSED), List.of(told(LedgerTest.deposit("one"))));
        assertThat(found.wrong()).hasSize(1);
        assertThat(Checks.of(ledger("one", Ledger.Fate.REFUSED), List.of()).wrong())
                .isEmpty();
    }

    @Test
    void a_command_of_unknown_outcome_may_be_there_or_not() {
        assertThat(Checks.of(ledger("one", Ledger.Fate.GIVEN), List.of()).wrong())
                .isEmpty();
        assertThat(Checks.of(ledger("one", Ledger.Fate.GIVEN), List.of(told(LedgerTest.deposit("one"))))
                        .wrong())
                .isEmpty();
    }

    @Test
    void a_transfer_out_of_escrow_that_arrives_twice_is_counted() {
        EntityId escrow = Accounts.escrow("t-1");
        AccountEvent paid = new AccountEvent.TransferReceived("pay.1", escrow, Credits.of(2), "miner");
        AccountEvent bounty = new AccountEvent.TransferReceived("bounty.1", ALICE, Credits.of(2), "bounty");
        Checks.Findings found = Checks.of(
                Map.of(),
                List.of(
                        entry(escrow, 1, new Cause.Requested(ALICE, 1), bounty),
                        entry(ALICE, 1, new Cause.Requested(escrow, 1), paid),
                        entry(BOB, 1, new Cause.Requested(escrow, 1), paid)));
        assertThat(found.payouts()).isEqualTo(2);
        assertThat(found.duplicatePayouts()).isEqualTo(1);
        assertThat(found.wrong())
                .hasSize(1)
                .first()
                .asString()
                .contains("pay.1")
                .contains("t-1");
    }
}
