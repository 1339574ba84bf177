package assay.domain.account;

import assay.domain.entity.EntityId;
import assay.domain.money.Credits;
import java.util.Optional;

/**
 * What an account remembers of a movement under its id, so that a repetition is known from another movement that uses
 * the same id.
 *
 * @param other the account on the other side; none for money that enters or leaves the market
 * @param by the entity that asked for a transfer, and is told what became of it
 */
public record Movement(Kind kind, Optional<EntityId> other, Optional<EntityId> by, Credits amount, String purpose) {
    /** The ways in which money moves, seen from one account. */
    public enum Kind {
        DEPOSIT,
        WITHDRAWAL,
        TRANSFER,
        RECEIPT
    }

    static Movement deposit(Credits amount) {
        return new Movement(Kind.DEPOSIT, Optional.empty(), Optional.empty(), amount, "");
    }

    static Movement withdrawal(Credits amount) {
        return new Movement(Kind.WITHDRAWAL, Optional.empty(), Optional.empty(), amount, "");
    }

    static Movement transfer(EntityId to, EntityId by, Credits amount, String purpose) {
        return new Movement(Kind.TRANSFER, Optional.of(to), Optional.of(by), amount, purpose);
    }

    static Movement receipt(EntityId from, Credits amount, String purpose) {
        return new Movement(Kind.RECEIPT, Optional.of(from), Optional.empty(), amount, purpose);
    }
}
