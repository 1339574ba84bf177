package assay.domain.account;

import assay.domain.entity.CorruptJournal;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import assay.domain.money.Credits;

/** What happens to an account. */
public sealed interface AccountEvent extends Event<Account> {
    /** Money came into the market. */
    record Deposited(String transfer, Credits amount) implements AccountEvent {
        @Override
        public Account applyTo(Account account) {
            if (account.movements().has(transfer)) throw new CorruptJournal(account, this);
            return account.deposited(transfer, amount);
        }
    }

    /** Money left the market. */
    record Withdrawn(String transfer, Credits amount) implements AccountEvent {
        @Override
        public Account applyTo(Account account) {
            if (account.movements().has(transfer) || account.available().lessThan(amount)) {
                throw new CorruptJournal(account, this);
            }
            return account.withdrawn(transfer, amount);
        }
    }

    /** Money is reserved for {@code to}, which is asked to take it. */
    record TransferPended(String transfer, EntityId to, Credits amount, String purpose, EntityId requester)
            implements AccountEvent {
        @Override
        public Account applyTo(Account account) {
            if (account.movements().has(transfer) || account.available().lessThan(amount)) {
                throw new CorruptJournal(account, this);
            }
            return account.pended(transfer, Movement.transfer(to, requester, amount, purpose));
        }
    }

    /** The other account has the money; it is gone from here for good. */
    record TransferPosted(String transfer) implements AccountEvent {
        @Override
        public Account applyTo(Account account) {
            Movement movement = account.pending().get(transfer).orElseThrow(() -> new CorruptJournal(account, this));
            return account.posted(transfer, movement.amount());
        }
    }

    /** The other account refused the money; it is available again. */
    record TransferVoided(String transfer, String reason) implements AccountEvent {
        @Override
        public Account applyTo(Account account) {
            Movement movement = account.pending().get(transfer).orElseThrow(() -> new CorruptJournal(account, this));
            return account.voided(transfer, movement.amount());
        }
    }

    /** Money of the pending transfer of account {@code from} arrived. */
    record TransferReceived(String transfer, EntityId from, Credits amount, String purpose) implements AccountEvent {
        @Override
        public Account applyTo(Account account) {
            if (account.hasReceived(from, transfer)) throw new CorruptJournal(account, this);
            return account.received(transfer, from, amount, purpose);
        }
    }
}
