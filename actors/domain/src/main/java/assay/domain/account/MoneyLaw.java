package assay.domain.account;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.money.Credits;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * The law of money: what all accounts hold is what was deposited less what was withdrawn, at every moment. A transfer
 * that has arrived but is not posted yet stands in two accounts; it counts once.
 *
 * @param heldMicros the sum of what all accounts hold, every transfer counted once
 * @param depositedMicros the sum of all deposits
 * @param withdrawnMicros the sum of all withdrawals
 */
public record MoneyLaw(BigInteger heldMicros, BigInteger depositedMicros, BigInteger withdrawnMicros) {
    /** Adds up {@code accounts}, which must be all there are, at one moment. */
    public static MoneyLaw over(Iterable<Account> accounts) {
        PersistentMap<EntityId, Account> byId = PersistentMap.empty();
        for (Account account : accounts) byId = byId.with(account.id(), account);
        BigInteger held = BigInteger.ZERO;
        BigInteger deposited = BigInteger.ZERO;
        BigInteger withdrawn = BigInteger.ZERO;
        for (Account account : byId.values()) {
            held = held.add(micros(account.held()));
            for (Map.Entry<String, Movement> pending : account.pending()) {
                if (hasArrived(account, pending, byId)) {
                    held = held.subtract(micros(pending.getValue().amount()));
                }
            }
            for (Movement movement : account.movements().values()) {
                if (movement.kind() == Movement.Kind.DEPOSIT) deposited = deposited.add(micros(movement.amount()));
                if (movement.kind() == Movement.Kind.WITHDRAWAL) withdrawn = withdrawn.add(micros(movement.amount()));
            }
        }
        return new MoneyLaw(held, deposited, withdrawn);
    }

    /** Whether the law is kept. */
    public boolean kept() {
        return heldMicros.equals(depositedMicros.subtract(withdrawnMicros));
    }

    private static boolean hasArrived(
            Account from, Map.Entry<String, Movement> pending, PersistentMap<EntityId, Account> byId) {
        Optional<Account> to = pending.getValue().other().flatMap(byId::get);
        return to.filter(account -> account.hasReceived(from.id(), pending.getKey()))
                .isPresent();
    }

    private static BigInteger micros(Credits amount) {
        return BigInteger.valueOf(amount.micros());
    }
}
