package assay.cluster.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.account.AccountEvent;
import assay.domain.account.MoneyLaw;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.money.Credits;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the money law comes to when accounts are read one after the other, while money moves. */
class MoneyFoldTest {
    private static final EntityId ALICE = new EntityId(EntityType.ACCOUNT, "alice");
    private static final EntityId BOB = new EntityId(EntityType.ACCOUNT, "bob");

    private final MoneyFold fold = new MoneyFold();
    private final Map<EntityId, Long> numbers = new HashMap<>();

    private static Credits credits(long whole) {
        return Credits.of(whole);
    }

    private Entry<AccountEvent> entry(EntityId account, AccountEvent event) {
        long number = numbers.merge(account, 1L, Long::sum);
        Cause cause = new Cause.Due(Instant.EPOCH);
        return new Entry<>(account, number, 1, Instant.EPOCH, cause, "t", List.of(event), Optional.empty(), List.of());
    }

    private void happened(EntityId account, AccountEvent event) {
        fold.add(entry(account, event));
    }

    private static AccountEvent.TransferPended pended(long whole) {
        return new AccountEvent.TransferPended("x", BOB, credits(whole), "", ALICE);
    }

    private static AccountEvent.TransferReceived received(long whole) {
        return new AccountEvent.TransferReceived("x", ALICE, credits(whole), "");
    }

    private long difference() {
        MoneyLaw law = fold.passed();
        BigInteger due = law.depositedMicros().subtract(law.withdrawnMicros());
        return law.heldMicros().subtract(due).longValueExact() / 1_000_000;
    }

    @Test
    void whatIsUnderWayCountsOnce() {
        happened(ALICE, new AccountEvent.Deposited("d", credits(10)));
        happened(ALICE, new AccountEvent.Withdrawn("w", credits(1)));
        happened(ALICE, pended(4));
        assertThat(difference()).isZero();
        happened(BOB, received(4));
        assertThat(difference()).isZero();
        happened(ALICE, new AccountEvent.TransferPosted("x"));
        MoneyLaw law = fold.passed();
        assertThat(law.kept()).isTrue();
        assertThat(law.heldMicros()).isEqualTo(BigInteger.valueOf(9_000_000));
        assertThat(fold.accounts()).isEqualTo(2);
    }

    @Test
    void anArrivalIsExplainedWhenItsSenderIsReadNext() {
        happened(ALICE, new AccountEvent.Deposited("d", credits(10)));
        happened(BOB, received(4));
        assertThat(difference()).isZero();
        happened(ALICE, pended(4));
        happened(ALICE, new AccountEvent.TransferPosted("x"));
        assertThat(difference()).isZero();
    }

    @Test
    void moneyFromNowhereShowsWhenItsSenderWasReadAgain() {
        happened(ALICE, new AccountEvent.Deposited("d", credits(10)));
        happened(BOB, received(4));
        assertThat(difference()).isZero();
        assertThat(difference()).isEqualTo(4);
        assertThat(difference()).isEqualTo(4);
    }

    @Test
    void moneyThatNeverArrivesShowsWhenItsReceiverWasReadAgain() {
        happened(ALICE, new AccountEvent.Deposited("d", credits(10)));
        happened(ALICE, pended(4));
        happened(ALICE, new AccountEvent.TransferPosted("x"));
        assertThat(difference()).isZero();
        assertThat(difference()).isEqualTo(-4);
        happened(BOB, received(4));
        assertThat(difference()).isZero();
    }

    @Test
    void moneyThatGrowsOnItsWayShows() {
        happened(ALICE, new AccountEvent.Deposited("d", credits(10)));
        happened(ALICE, pended(4));
        happened(BOB, received(7));
        assertThat(difference()).isEqualTo(3);
        happened(ALICE, new AccountEvent.TransferPosted("x"));
        assertThat(difference()).isEqualTo(3);
    }

    @Test
    void moneyThatIsKeptAndHandedOverShows() {
        happened(ALICE, new AccountEvent.Deposited("d", credits(10)));
        happened(ALICE, pended(4));
        happened(BOB, received(4));
        happened(ALICE, new AccountEvent.TransferVoided("x", "refused"));
        assertThat(difference()).isEqualTo(4);
        assertThat(difference()).isEqualTo(4);
    }

    @Test
    void anEntryMissedIsNoticed() {
        Entry<AccountEvent> first = entry(ALICE, new AccountEvent.Deposited("d", credits(1)));
        Entry<AccountEvent> second = entry(ALICE, new AccountEvent.Deposited("e", credits(1)));
        assertThatThrownBy(() -> fold.add(second)).hasMessageContaining("entry 2 cannot follow entry 0");
        fold.add(first);
        fold.add(second);
        assertThat(fold.included(ALICE)).isEqualTo(2);
    }

    /** Accounts read at whatever moments between transfers at whatever stages: the law holds after every pass. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theLawHoldsHoweverAccountsAreRead(long seed) {
        Random random = new Random(seed);
        Transfers world = new Transfers(random, this::entry);
        boolean moved = false;
        for (int pass = 0; pass < 200; pass++) {
            for (EntityId account : world.accounts()) {
                for (int i = random.nextInt(4); i > 0; i--) world.step();
                for (Entry<AccountEvent> entry : world.entriesOf(account)) {
                    if (entry.number() > fold.included(account)) fold.add(entry);
                }
            }
            MoneyLaw law = fold.passed();
            assertThat(law.kept()).as("seed %d, pass %d: %s", seed, pass, law).isTrue();
            moved |= law.heldMicros().signum() > 0;
        }
        assertThat(moved).isTrue();
    }
}
