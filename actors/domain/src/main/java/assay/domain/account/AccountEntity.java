package assay.domain.account;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

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
import assay.domain.collection.PersistentMap;
import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotUnderstood;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.entity.Send;
import assay.domain.money.Credits;
import assay.domain.participant.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules of an account: money is reserved first, and leaves only when the other account has taken it. */
public final class AccountEntity implements Entity<Account, AccountEvent> {
    private static final Pattern TRANSFER_ID =
            Pattern.compile("[A-Za-z0-9._:-]{1," + Account.MAX_TRANSFER_ID_LENGTH + "}");

    @Override
    public EntityType type() {
        return EntityType.ACCOUNT;
    }

    @Override
    public Account initial(String name) {
        return new Account(name, Credits.ZERO, Credits.ZERO, PersistentMap.empty(), PersistentMap.empty());
    }

    @Override
    public Decision<AccountEvent> decide(Account account, Command command, Origin from, Instant now) {
        if (command instanceof Deposit deposit) return deposit(account, deposit, from);
        if (command instanceof Withdraw withdraw) return withdraw(account, withdraw, from);
        if (command instanceof Transfer transfer) return transfer(account, transfer, from);
        if (command instanceof Receive receive) return receive(account, receive, from);
        return rejected(NotUnderstood.of(account.id(), command));
    }

    /** Money enters through participants' accounts only, so that every escrow and stake has come from somebody. */
    private static Decision<AccountEvent> deposit(Account account, Deposit command, Origin from) {
        if (!Accounts.isParticipants(account.name())) {
            return rejected(NotAllowed.of(account.id(), command, "nobody", from));
        }
        if (!from.isParticipant(Accounts.CASHIER)) {
            return rejected(NotAllowed.of(account.id(), command, "the cashier", from));
        }
        Movement movement = Movement.deposit(command.amount());
        Optional<Decision<AccountEvent>> early = repeatedOrNotValid(account, command.transfer(), movement);
        if (early.isPresent()) return early.get();
        if (overflows(account, command.amount())) {
            return rejected(new BalanceOverflow(account.id(), account.held(), command.amount()));
        }
        return accepted(new Deposited(command.transfer(), command.amount()));
    }

    private static Decision<AccountEvent> withdraw(Account account, Withdraw command, Origin from) {
        if (!Accounts.isParticipants(account.name())) {
            return rejected(NotAllowed.of(account.id(), command, "nobody", from));
        }
        ParticipantId owner = new ParticipantId(account.name());
        if (!from.isParticipant(owner) && !from.isParticipant(Accounts.CASHIER)) {
            return rejected(NotAllowed.of(account.id(), command, "the owner and the cashier", from));
        }
        Movement movement = Movement.withdrawal(command.amount());
        Optional<Decision<AccountEvent>> early = repeatedOrNotValid(account, command.transfer(), movement);
        if (early.isPresent()) return early.get();
        if (!Balances.cover(account.available().micros(), command.amount().micros())) {
            return rejected(new InsufficientFunds(account.id(), command.amount(), account.available()));
        }
        return accepted(new Withdrawn(command.transfer(), command.amount()));
    }

    private static Decision<AccountEvent> transfer(Account account, Transfer command, Origin from) {
        if (!(from instanceof Origin.FromEntity asker) || !Accounts.maySpend(asker.entity(), account.name())) {
            return rejected(NotAllowed.of(account.id(), command, Accounts.spenders(account.name()), from));
        }
        EntityId requester = asker.entity();
        Movement movement = Movement.transfer(command.to(), requester, command.amount(), command.purpose());
        Optional<Decision<AccountEvent>> early = repeatedOrNotValid(account, command.transfer(), movement);
        if (early.isPresent()) return early.get();
        if (command.to().equals(account.id())) {
            return rejected(new TransferToItself(account.id(), command.transfer()));
        }
        if (!Balances.cover(account.available().micros(), command.amount().micros())) {
            return rejected(new InsufficientFunds(account.id(), command.amount(), account.available()));
        }
        return accepted(
                new TransferPended(command.transfer(), command.to(), command.amount(), command.purpose(), requester));
    }

    private static Decision<AccountEvent> receive(Account account, Receive command, Origin from) {
        if (!(from instanceof Origin.FromEntity payer)
                || payer.entity().type() != EntityType.ACCOUNT
                || payer.entity().equals(account.id())) {
            return rejected(NotAllowed.of(account.id(), command, "another account", from));
        }
        EntityId other = payer.entity();
        Movement movement = Movement.receipt(other, command.amount(), command.purpose());
        Optional<Movement> known = account.receipt(other, command.transfer());
        if (known.isPresent()) return repeated(account, command.transfer(), known.get(), movement);
        Optional<Rejection> fault = fault(account, command.transfer(), command.amount());
        if (fault.isPresent()) return rejected(fault.get());
        if (overflows(account, command.amount())) {
            return rejected(new BalanceOverflow(account.id(), account.held(), command.amount()));
        }
        return accepted(new TransferReceived(command.transfer(), other, command.amount(), command.purpose()));
    }

    private static Optional<Decision<AccountEvent>> repeatedOrNotValid(
            Account account, String transfer, Movement movement) {
        Optional<Movement> known = account.movements().get(transfer);
        if (known.isPresent()) return Optional.of(repeated(account, transfer, known.get(), movement));
        return fault(account, transfer, movement.amount()).map(Decision::rejected);
    }

    private static Decision<AccountEvent> repeated(Account account, String transfer, Movement first, Movement again) {
        if (first.equals(again)) return unchanged();
        return rejected(new TransferIdReused(account.id(), transfer, first, again));
    }

    private static Optional<Rejection> fault(Account account, String transfer, Credits amount) {
        if (!TRANSFER_ID.matcher(transfer).matches()) {
            return Optional.of(new TransferIdNotValid(account.id(), transfer));
        }
        if (amount.isZero()) return Optional.of(new AmountNotPositive(account.id(), transfer));
        return Optional.empty();
    }

    private static boolean overflows(Account account, Credits amount) {
        return !Balances.take(account.held().micros(), amount.micros());
    }

    @Override
    public List<Send> react(Account account, AccountEvent event) {
        if (event instanceof TransferPended pended) {
            return List.of(new Send(pended.to(), new Receive(pended.transfer(), pended.amount(), pended.purpose())));
        }
        if (event instanceof TransferPosted posted) return notice(account, posted.transfer(), true, "");
        if (event instanceof TransferVoided voided) return notice(account, voided.transfer(), false, voided.reason());
        return List.of();
    }

    private static List<Send> notice(Account account, String transfer, boolean posted, String reason) {
        return account.movements().get(transfer).flatMap(Movement::by).stream()
                .map(requester -> new Send(requester, new TransferNotice(transfer, posted, reason)))
                .toList();
    }

    /**
     * The receiver's answer decides a pending transfer. A {@link TransferNotice} that is refused changes nothing: the
     * money lies where it lies, whatever the requester thinks of it.
     */
    @Override
    public List<AccountEvent> answered(Account account, EntityId by, Command command, Outcome outcome, Instant now) {
        if (!(command instanceof Receive receive)) return List.of();
        boolean awaited = account.pending()
                .get(receive.transfer())
                .filter(pending -> pending.other().equals(Optional.of(by)))
                .isPresent();
        if (!awaited) return List.of();
        if (outcome instanceof Outcome.Refused refused) {
            return List.of(
                    new TransferVoided(receive.transfer(), refused.rejection().message()));
        }
        return List.of(new TransferPosted(receive.transfer()));
    }

    @Override
    public Optional<Instant> wakeAt(Account account) {
        return Optional.empty();
    }

    @Override
    public List<AccountEvent> wake(Account account, Instant now) {
        return List.of();
    }

    @Override
    public List<Work> work(Account account, ParticipantId participant, Instant now) {
        return List.of();
    }
}
