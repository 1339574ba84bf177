package assay.domain.account;

import assay.domain.entity.EntityId;
import assay.domain.entity.Rejection;
import assay.domain.money.Credits;

/** Why an account refuses. */
public sealed interface AccountRejection extends Rejection {
    /** More is asked for than is available; pending transfers are reserved already. */
    record InsufficientFunds(EntityId account, Credits needed, Credits available) implements AccountRejection {
        @Override
        public String message() {
            return account + ": " + needed + " credits are needed and " + available
                    + " are available: deposit more, or wait for pending transfers";
        }
    }

    /** A movement with this id has been made with another content. */
    record TransferIdReused(EntityId account, String transfer, Movement first, Movement again)
            implements AccountRejection {
        @Override
        public String message() {
            return account + ": transfer id " + transfer + " stands for " + first + " already, not for " + again
                    + ": use a new id";
        }
    }

    /** The id is empty, too long, or contains a character other than letters, digits, and {@code . _ - :}. */
    record TransferIdNotValid(EntityId account, String transfer) implements AccountRejection {
        @Override
        public String message() {
            return account + ": transfer id \"" + transfer + "\": expected 1 to " + Account.MAX_TRANSFER_ID_LENGTH
                    + " of letters, digits, '.', '_', '-' and ':'";
        }
    }

    /** Nothing is to be moved. */
    record AmountNotPositive(EntityId account, String transfer) implements AccountRejection {
        @Override
        public String message() {
            return account + ": transfer " + transfer + " moves nothing: expected at least one micro-credit";
        }
    }

    /** The account cannot hold that much. */
    record BalanceOverflow(EntityId account, Credits held, Credits amount) implements AccountRejection {
        @Override
        public String message() {
            return account + ": holds " + held + " credits and cannot take " + amount
                    + " more: use another account, or withdraw first";
        }
    }

    /** From and to are the same account. */
    record TransferToItself(EntityId account, String transfer) implements AccountRejection {
        @Override
        public String message() {
            return account + ": transfer " + transfer + " goes to the account it comes from: name another one";
        }
    }
}
