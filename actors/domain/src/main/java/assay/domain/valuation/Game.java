package assay.domain.valuation;

import java.util.BitSet;

/**
 * A cooperative game: players, numbered from 0, and what each coalition of them is worth.
 *
 * @param <X> what may keep a coalition from being valued
 */
public interface Game<X extends Exception> {
    /** How many there are. */
    int players();

    /**
     * What {@code coalition} is worth, in 10⁻⁶ of whatever is divided; the empty one is worth 0. Equal coalitions have
     * equal worth. {@code coalition} must be neither changed nor kept.
     */
    long worthMicros(BitSet coalition) throws X;
}
