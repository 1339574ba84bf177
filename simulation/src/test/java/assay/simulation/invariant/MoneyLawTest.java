package assay.simulation.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.AccountEvent;
import assay.domain.account.AccountEvent.Deposited;
import assay.domain.account.AccountEvent.TransferPended;
import assay.domain.account.AccountEvent.TransferPosted;
import assay.domain.account.AccountEvent.TransferReceived;
import assay.domain.account.AccountEvent.TransferVoided;
import assay.domain.account.AccountEvent.Withdrawn;
import assay.domain.account.Accounts;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MoneyLawTest {
    private static final EntityId ADA = Accounts.of(new ParticipantId("ada"));
    private static final EntityId BEN = Accounts.of(new ParticipantId("ben"));
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t");
    private static final Credits FIVE = Credits.of(5);

    private final MoneyLaw law = new MoneyLaw();

    @Test
    void a_transfer_from_its_deposit_to_its_withdrawal_is_lawful() {
        lawful(ADA, new Deposited("d", FIVE));
        lawful(ADA, sent("x", FIVE));
        lawful(BEN, new TransferReceived("x", ADA, FIVE, "why"));
        lawful(ADA, new TransferPosted("x"));
        lawful(BEN, new Withdrawn("w", FIVE));
    }

    @Test
    void a_voided_transfer_comes_back() {
        lawful(ADA, new Deposited("d", FIVE));
        lawful(ADA, sent("x", FIVE));
        lawful(ADA, new TransferVoided("x", "no"));
        lawful(ADA, new Withdrawn("w", FIVE));
    }

    @Test
    void money_that_nobody_sent_is_noticed() {
        unlawful(BEN, new TransferReceived("x", ADA, FIVE, "why"), "in flight was null");
    }

    @Test
    void money_that_arrives_twice_is_noticed() {
        lawful(ADA, new Deposited("d", FIVE));
        lawful(ADA, sent("x", FIVE));
        lawful(BEN, new TransferReceived("x", ADA, FIVE, "why"));
        unlawful(BEN, new TransferReceived("x", ADA, FIVE, "why"), "arrived=true");
    }

    @Test
    void an_amount_that_grows_on_its_way_is_noticed() {
        lawful(ADA, new Deposited("d", FIVE));
        lawful(ADA, sent("x", FIVE));
        unlawful(BEN, new TransferReceived("x", ADA, Credits.of(6), "why"), "received 6000000");
    }

    @Test
    void spending_more_than_there_is_is_noticed() {
        unlawful(ADA, new Withdrawn("w", FIVE), "balance is -5000000");
    }

    @Test
    void voiding_what_has_arrived_is_noticed() {
        lawful(ADA, new Deposited("d", FIVE));
        lawful(ADA, sent("x", FIVE));
        lawful(BEN, new TransferReceived("x", ADA, FIVE, "why"));
        unlawful(ADA, new TransferVoided("x", "no"), "voided");
    }

    private static TransferPended sent(String transfer, Credits amount) {
        return new TransferPended(transfer, BEN, amount, "why", TASK);
    }

    private void lawful(EntityId account, AccountEvent event) {
        assertThat(law.broken(entry(account, event))).isEmpty();
    }

    private void unlawful(EntityId account, AccountEvent event, String message) {
        assertThat(law.broken(entry(account, event))).get().asString().contains(message);
    }

    private static Entry<AccountEvent> entry(EntityId account, AccountEvent event) {
        Cause cause = new Cause.Due(Instant.EPOCH);
        return new Entry<>(account, 1, 1, Instant.EPOCH, cause, "test", List.of(event), Optional.empty(), List.of());
    }
}
