package assay.domain.account;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.money.Credits;
import java.util.Optional;

/**
 * One account of the double-entry ledger. There is one phase only; what varies is the money.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>From</th><th>Command</th><th>Event</th><th>To</th></tr>
 * <tr><td>Account</td><td>Deposit</td><td>Deposited</td><td>Account</td></tr>
 * <tr><td>Account</td><td>Withdraw</td><td>Withdrawn</td><td>Account</td></tr>
 * <tr><td>Account</td><td>Transfer</td><td>TransferPended</td><td>Account</td></tr>
 * <tr><td>Account</td><td>answer to Receive: done</td><td>TransferPosted</td><td>Account</td></tr>
 * <tr><td>Account</td><td>answer to Receive: refused</td><td>TransferVoided</td><td>Account</td></tr>
 * <tr><td>Account</td><td>Receive</td><td>TransferReceived</td><td>Account</td></tr>
 * </table>
 *
 * @param name the account's name, see {@link Accounts}
 * @param available what can be spent
 * @param reserved the sum of all pending transfers out of this account
 * @param pending transfers out of this account whose receiver has not answered, by id
 * @param movements every movement ever, by id; receipts under {@code SENDER/ID}, because every sender has its own ids
 */
public record Account(
        String name,
        Credits available,
        Credits reserved,
        PersistentMap<String, Movement> pending,
        PersistentMap<String, Movement> movements) {
    /** The longest id of a transfer, in characters. */
    public static final int MAX_TRANSFER_ID_LENGTH = 200;

    /** Available and reserved money. */
    public Credits held() {
        return available.plus(reserved);
    }

    /** Whether transfer {@code transfer} of account {@code from} has arrived here. */
    public boolean hasReceived(EntityId from, String transfer) {
        return movements.has(receiptKey(from, transfer));
    }

    EntityId id() {
        return new EntityId(EntityType.ACCOUNT, name);
    }

    Optional<Movement> receipt(EntityId from, String transfer) {
        return movements.get(receiptKey(from, transfer));
    }

    Account deposited(String transfer, Credits amount) {
        return new Account(
                name, available.plus(amount), reserved, pending, movements.with(transfer, Movement.deposit(amount)));
    }

    Account withdrawn(String transfer, Credits amount) {
        return new Account(
                name,
                available.minus(amount),
                reserved,
                pending,
                movements.with(transfer, Movement.withdrawal(amount)));
    }

    Account pended(String transfer, Movement movement) {
        return new Account(
                name,
                available.minus(movement.amount()),
                reserved.plus(movement.amount()),
                pending.with(transfer, movement),
                movements.with(transfer, movement));
    }

    Account posted(String transfer, Credits amount) {
        return new Account(name, available, reserved.minus(amount), pending.without(transfer), movements);
    }

    Account voided(String transfer, Credits amount) {
        return new Account(name, available.plus(amount), reserved.minus(amount), pending.without(transfer), movements);
    }

    Account received(String transfer, EntityId from, Credits amount, String purpose) {
        PersistentMap<String, Movement> all =
                movements.with(receiptKey(from, transfer), Movement.receipt(from, amount, purpose));
        return new Account(name, available.plus(amount), reserved, pending, all);
    }

    // Names and ids have no slash, so that no receipt is taken for another movement.
    private static String receiptKey(EntityId from, String transfer) {
        return from.name() + "/" + transfer;
    }
}
