package assay.domain.cell;

/** What one incarnation of an entity makes durable: an entry, or a shortcut to the state that entries give. */
public interface OfEpoch {
    /** The epoch of the writer; higher than that of every writer before it. */
    long epoch();
}
