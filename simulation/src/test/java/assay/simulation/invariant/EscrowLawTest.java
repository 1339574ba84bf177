package assay.simulation.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.AccountEvent.TransferPended;
import assay.domain.account.AccountEvent.TransferPosted;
import assay.domain.account.AccountEvent.TransferReceived;
import assay.domain.account.Accounts;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.task.TaskEvent.TaskClosed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EscrowLawTest {
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t");
    private static final EntityId PAYOUT = new EntityId(EntityType.PAYOUT, "t");
    private static final EntityId ESCROW = Accounts.escrow("t");
    private static final EntityId ADA = Accounts.of(new ParticipantId("ada"));
    private static final EntityId BEN = Accounts.of(new ParticipantId("ben"));
    private static final Credits FIVE = Credits.of(5);

    private final EscrowLaw law = new EscrowLaw();

    @Test
    void a_task_that_accounts_for_its_escrow_is_lawful() {
        lawful(ESCROW, new TransferReceived("fund", ADA, FIVE, "bounty"));
        lawful(ESCROW, new TransferPended("pay", BEN, FIVE, "pay", PAYOUT));
        lawful(ESCROW, new TransferPosted("pay"));
        lawful(TASK, new TaskClosed(FIVE, Credits.ZERO, Credits.ZERO, ""));
    }

    @Test
    void being_paid_twice_for_one_thing_is_noticed() {
        lawful(ESCROW, new TransferReceived("fund", ADA, Credits.of(10), "bounty"));
        for (String transfer : List.of("pay-1", "pay-2")) {
            lawful(ESCROW, new TransferPended(transfer, BEN, FIVE, "pay", PAYOUT));
        }
        lawful(ESCROW, new TransferPosted("pay-1"));
        unlawful(ESCROW, new TransferPosted("pay-2"), "paid twice");
    }

    @Test
    void spending_from_another_tasks_escrow_is_noticed() {
        EntityId other = new EntityId(EntityType.PAYOUT, "other");
        unlawful(ESCROW, new TransferPended("pay", BEN, FIVE, "pay", other), "another task's escrow");
    }

    @Test
    void a_task_that_says_something_else_than_its_escrow_is_noticed() {
        lawful(ESCROW, new TransferReceived("fund", ADA, FIVE, "bounty"));
        unlawful(TASK, new TaskClosed(FIVE, Credits.ZERO, Credits.ZERO, ""), "says paid 5.000000");
    }

    private void lawful(EntityId entity, Event<?> event) {
        assertThat(law.broken(entry(entity, event))).isEmpty();
    }

    private void unlawful(EntityId entity, Event<?> event, String message) {
        assertThat(law.broken(entry(entity, event))).get().asString().contains(message);
    }

    private static Entry<Event<?>> entry(EntityId entity, Event<?> event) {
        Cause cause = new Cause.Due(Instant.EPOCH);
        return new Entry<>(entity, 1, 1, Instant.EPOCH, cause, "test", List.of(event), Optional.empty(), List.of());
    }
}
