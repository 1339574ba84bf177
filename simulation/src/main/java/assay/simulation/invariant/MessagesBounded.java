package assay.simulation.invariant;

import assay.domain.cell.Entry;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Entities do not talk more than there is to say. A storm of re-sends leaves money and progress intact, so nothing else
 * would notice it.
 */
public final class MessagesBounded implements Invariant {
    /** The most messages between entities for each entry stored. Without faults it is one. */
    public static final int MAX_PER_ENTRY = 4;

    /** Messages that come on top, so that a short run may be unlucky. */
    public static final int ALLOWANCE = 500;

    private final LongSupplier messages;
    private long entries;

    /** Watches {@code messages}, how many were sent between entities so far, all attempts counted. */
    public MessagesBounded(LongSupplier messages) {
        this.messages = messages;
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        entries++;
        return brokenNow();
    }

    @Override
    public Optional<String> brokenNow() {
        long limit = entries * MAX_PER_ENTRY + ALLOWANCE;
        long sent = messages.getAsLong();
        if (sent <= limit) return Optional.empty();
        return Optional.of(sent + " messages between entities for " + entries + " entries, expected at most " + limit);
    }
}
