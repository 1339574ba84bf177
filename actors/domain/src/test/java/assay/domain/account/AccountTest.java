package assay.domain.account;

import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.AccountCommand.Deposit;
import assay.domain.account.AccountCommand.Receive;
import assay.domain.account.AccountCommand.Transfer;
import assay.domain.account.AccountCommand.Withdraw;
import assay.domain.account.AccountEvent.Deposited;
import assay.domain.account.AccountEvent.TransferPended;
import assay.domain.account.AccountEvent.TransferPosted;
import assay.domain.account.AccountEvent.TransferReceived;
import assay.domain.account.AccountEvent.TransferVoided;
import assay.domain.account.AccountEvent.Withdrawn;
import assay.domain.account.AccountRejection.AmountNotPositive;
import assay.domain.account.AccountRejection.BalanceOverflow;
import assay.domain.account.AccountRejection.InsufficientFunds;
import assay.domain.account.AccountRejection.TransferIdNotValid;
import assay.domain.account.AccountRejection.TransferIdReused;
import assay.domain.account.AccountRejection.TransferToItself;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.Origin;
import assay.domain.entity.Send;
import assay.domain.kit.EntityContract;
import assay.domain.kit.Story;
import assay.domain.money.Credits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest extends EntityContract<Account, AccountEvent> {
    private static final EntityId ANN = new EntityId(EntityType.ACCOUNT, "ann");
    private static final EntityId ESCROW = Accounts.escrow("t-1");
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t-1");
    private static final Origin CASHIER = participant("cashier");
    private static final Origin BY_TASK = new Origin.FromEntity(TASK);
    private static final Transfer FUND = new Transfer("fund:t-1", ESCROW, Credits.of(60), "bounty of t-1");
    private static final TransferPended FUNDING =
            new TransferPended("fund:t-1", ESCROW, Credits.of(60), "bounty of t-1", TASK);
    private static final BalanceOverflow FULL = new BalanceOverflow(ESCROW, Credits.of(1), Credits.of(60));

    private static Story<Account, AccountEvent> rich() {
        return given(new AccountEntity(), "ann", new Deposited("d-1", Credits.of(100)));
    }

    @Test
    void aDepositIsMadeOnceHoweverOftenItIsRepeated() {
        given(new AccountEntity(), "ann")
                .when(new Deposit("d-1", Credits.of(100)), CASHIER)
                .then(new Deposited("d-1", Credits.of(100)))
                .when(new Deposit("d-1", Credits.of(100)), CASHIER)
                .thenUnchanged()
                .when(new Deposit("d-1", Credits.of(101)), CASHIER)
                .thenRefused(TransferIdReused.class)
                .thenState(account -> assertThat(account.available()).isEqualTo(Credits.of(100)));
    }

    @Test
    void theOwnerWithdrawsNoMoreThanIsAvailable() {
        rich().when(new Withdraw("w-1", Credits.of(40)), participant("ann"))
                .then(new Withdrawn("w-1", Credits.of(40)))
                .when(new Withdraw("w-1", Credits.of(40)), CASHIER)
                .thenUnchanged()
                .when(new Withdraw("w-2", Credits.of(61)), participant("ann"))
                .thenRefused(new InsufficientFunds(ANN, Credits.of(61), Credits.of(60)));
    }

    @Test
    void aTransferIsReservedThenPostedAndItsRequesterIsTold() {
        rich().when(FUND, BY_TASK)
                .then(FUNDING)
                .thenSends(new Send(ESCROW, new Receive("fund:t-1", Credits.of(60), "bounty of t-1")))
                .thenState(account -> {
                    assertThat(account.available()).isEqualTo(Credits.of(40));
                    assertThat(account.held()).isEqualTo(Credits.of(100));
                })
                .whenDone(ESCROW)
                .then(new TransferPosted("fund:t-1"))
                .thenSends(new Send(TASK, new TransferNotice("fund:t-1", true, "")))
                .thenState(account -> assertThat(account.held()).isEqualTo(Credits.of(40)));
    }

    @Test
    void aRefusedTransferIsVoidedAndTheMoneyIsAvailableAgain() {
        rich().when(FUND, BY_TASK)
                .whenRefused(ESCROW, FULL)
                .then(new TransferVoided("fund:t-1", FULL.message()))
                .thenSends(new Send(TASK, new TransferNotice("fund:t-1", false, FULL.message())))
                .thenState(account -> assertThat(account.available()).isEqualTo(Credits.of(100)));
    }

    @Test
    void aRequesterThatRefusesTheNoticeChangesNothing() {
        rich().when(FUND, BY_TASK).whenDone(ESCROW).whenRefused(TASK, FULL).thenUnchanged();
    }

    @Test
    void reservedMoneyCannotBeSpentTwice() {
        rich().when(FUND, BY_TASK)
                .when(new Transfer("fund:t-2", Accounts.escrow("t-2"), Credits.of(41), "bounty"), entity("task/t-2"))
                .thenRefused(new InsufficientFunds(ANN, Credits.of(41), Credits.of(40)));
    }

    @Test
    void aRepeatedTransferChangesNothingBeforeAndAfterItsEnd() {
        rich().when(FUND, BY_TASK)
                .when(FUND, BY_TASK)
                .thenUnchanged()
                .whenDone(ESCROW)
                .when(FUND, BY_TASK)
                .thenUnchanged()
                .when(FUND, entity("task/t-2"))
                .thenRefused(TransferIdReused.class);
    }

    @Test
    void moneyIsReceivedOncePerSenderAndId() {
        Receive receive = new Receive("fund:t-1", Credits.of(60), "bounty of t-1");
        given(new AccountEntity(), "escrow.t-1")
                .when(receive, entity("account/ann"))
                .then(new TransferReceived("fund:t-1", ANN, Credits.of(60), "bounty of t-1"))
                .when(receive, entity("account/ann"))
                .thenUnchanged()
                .when(new Receive("fund:t-1", Credits.of(61), "bounty of t-1"), entity("account/ann"))
                .thenRefused(TransferIdReused.class)
                .when(receive, entity("account/bob"))
                .then(new TransferReceived(
                        "fund:t-1", new EntityId(EntityType.ACCOUNT, "bob"), Credits.of(60), "bounty of t-1"));
    }

    @Test
    void anAccountNeverOverflowsNotEvenByAVoidedTransfer() {
        Credits most = Credits.micros(Long.MAX_VALUE);
        given(new AccountEntity(), "ann", new Deposited("d-1", most))
                .when(new Transfer("fund:t-1", ESCROW, most, "bounty"), BY_TASK)
                .when(new Deposit("d-2", Credits.micros(1)), CASHIER)
                .thenRefused(new BalanceOverflow(ANN, most, Credits.micros(1)));
    }

    @Test
    void aTransferToItselfOrOfNothingOrWithAnUnreadableIdIsRefused() {
        rich().when(new Transfer("x", ANN, Credits.of(1), "round trip"), BY_TASK)
                .thenRefused(new TransferToItself(ANN, "x"))
                .when(new Transfer("x", ESCROW, Credits.ZERO, "nothing"), BY_TASK)
                .thenRefused(new AmountNotPositive(ANN, "x"))
                .when(new Transfer("a/b", ESCROW, Credits.of(1), "slash"), BY_TASK)
                .thenRefused(new TransferIdNotValid(ANN, "a/b"));
    }

    @ParameterizedTest
    @CsvSource({
        "ann, task/t-9, true",
        "ann, miner/ann, true",
        "ann, miner/bob, false",
        "ann, payout/t-1, false",
        "ann, committee/t-1, false",
        "escrow.t-1, task/t-1, true",
        "escrow.t-1, payout/t-1, true",
        "escrow.t-1, task/t-2, false",
        "escrow.t-1, payout/t-2, false",
        "escrow.t-1, miner/escrow.t-1, false",
        "stake.ann, miner/ann, true",
        "stake.ann, miner/bob, false",
        "stake.ann, task/t-1, false",
        "treasury, task/t-1, false",
        "treasury, payout/t-1, false",
        "treasury, miner/treasury, false",
    })
    void onlyEntitiesInTheirOwnMattersSpend(String account, String spender, boolean allowed) {
        Transfer transfer = new Transfer("x", new EntityId(EntityType.ACCOUNT, "else"), Credits.of(1), "test");
        TransferReceived given = new TransferReceived("in", ANN, Credits.of(5), "test");
        Story<Account, AccountEvent> story =
                given(new AccountEntity(), account, given).when(transfer, entity(spender));
        if (allowed) assertThat(story.events()).hasSize(1);
        else story.thenRefused(NotAllowed.class);
    }

    @Test
    void nobodyOwnsAnEscrowByBearingItsName() {
        given(new AccountEntity(), "escrow.t-1", new TransferReceived("in", ANN, Credits.of(5), "test"))
                .when(new Withdraw("w", Credits.of(5)), participant("escrow.t-1"))
                .thenRefused(NotAllowed.class)
                .when(new Deposit("d", Credits.of(5)), CASHIER)
                .thenRefused(NotAllowed.class);
        rich().when(new Withdraw("w", Credits.of(5)), participant("bob"))
                .thenRefused(NotAllowed.class)
                .when(new Deposit("d", Credits.of(5)), participant("ann"))
                .thenRefused(NotAllowed.class)
                .when(FUND, participant("ann"))
                .thenRefused(NotAllowed.class)
                .when(new Receive("r", Credits.of(5), "test"), BY_TASK)
                .thenRefused(NotAllowed.class);
    }

    @Override
    protected Class<Account> stateType() {
        return Account.class;
    }

    @Override
    protected Class<AccountEvent> eventType() {
        return AccountEvent.class;
    }

    @Override
    protected List<Class<?>> commandTypes() {
        return List.of(AccountCommand.class);
    }

    @Override
    protected Class<AccountRejection> rejectionType() {
        return AccountRejection.class;
    }

    @Override
    protected String transitions() {
        return """
                Account Deposited Account
                Account Withdrawn Account
                Account TransferPended Account
                Account TransferPosted Account
                Account TransferVoided Account
                Account TransferReceived Account
                """;
    }

    @Override
    protected List<Story<Account, AccountEvent>> stories() {
        Deposit most = new Deposit("d-2", Credits.micros(Long.MAX_VALUE));
        Story<Account, AccountEvent> pending = given(new AccountEntity(), "ann")
                .when(new Deposit("d-1", Credits.of(100)), CASHIER)
                .when(most, CASHIER)
                .when(new Deposit("d-1", Credits.of(7)), CASHIER)
                .when(new Deposit("d-3", Credits.ZERO), CASHIER)
                .when(new Deposit("d/3", Credits.of(1)), CASHIER)
                .when(new Withdraw("w-1", Credits.of(30)), participant("ann"))
                .when(new Withdraw("w-2", Credits.of(300)), participant("ann"))
                .when(new Transfer("x", ANN, Credits.of(1), "round trip"), BY_TASK)
                .when(FUND, BY_TASK);
        return List.of(
                pending.whenDone(ESCROW).whenDone(TASK),
                pending.whenRefused(ESCROW, FULL),
                given(new AccountEntity(), "escrow.t-1")
                        .when(new Receive("fund:t-1", Credits.of(60), "bounty"), entity("account/ann")));
    }
}
