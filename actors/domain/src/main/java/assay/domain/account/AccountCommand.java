package assay.domain.account;

import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.money.Credits;

/**
 * What an account can be asked. Participants' accounts have the participant's name; others are {@code escrow.TASK},
 * {@code stake.MINER} and {@code treasury}. Repeating a transfer with the same id and content changes nothing.
 */
public sealed interface AccountCommand extends Command {
    /** From the cashier: money comes into the market. */
    record Deposit(String transfer, Credits amount) implements AccountCommand {}

    /** From the owner or the cashier: money leaves the market. */
    record Withdraw(String transfer, Credits amount) implements AccountCommand {}

    /**
     * From an entity that may spend from this account: pay {@code amount} to account {@code to}. Pending at once; posted
     * or voided when the other account has answered; then a {@link TransferNotice} goes to whoever asked.
     */
    record Transfer(String transfer, EntityId to, Credits amount, String purpose) implements AccountCommand {}

    /** From another account: take the money of its pending transfer. */
    record Receive(String transfer, Credits amount, String purpose) implements AccountCommand {}
}
