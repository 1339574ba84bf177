package assay.simulation.invariant;

import assay.domain.cell.Entry;
import java.util.Optional;

/** Something that must hold after every entry. Each sees all entries of a run, in the order in which they were stored. */
public interface Invariant {
    /** What {@code entry}, just stored, breaks: what was expected and what was found. */
    Optional<String> broken(Entry<?> entry);

    /** What is not as it should be at the present time, whether or not anything happens. */
    default Optional<String> brokenNow() {
        return Optional.empty();
    }

    /** The invariant's name in reports. */
    default String name() {
        return getClass().getSimpleName();
    }
}
