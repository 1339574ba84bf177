package assay.domain.assignment;

import assay.domain.money.Credits;

/**
 * What results earn.
 *
 * @param reward of each accepted result; nothing in a pool
 */
public record Wages(EscrowMode escrow, Credits reward) {
    /** A fixed reward, of nothing. */
    public static Wages unsaid() {
        return new Wages(EscrowMode.PER_ASSIGNMENT, Credits.ZERO);
    }
}
