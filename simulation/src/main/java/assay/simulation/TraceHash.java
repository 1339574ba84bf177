package assay.simulation;

import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;

/** A rolling 64-bit hash over everything stored, in order: equal for equal journals, different for different ones. */
final class TraceHash implements EventSink {
    // Offset and prime of 64-bit FNV-1a, applied to characters instead of bytes.
    private long hash = 0xCBF29CE484222325L;

    private static final long PRIME = 0x100000001B3L;

    @Override
    public void accept(Entry<?> entry) {
        // Every part of an entry is a record, an enum or a plain value, so its text says everything about it.
        String text = entry.toString();
        long rolling = hash;
        for (int i = 0; i < text.length(); i++) rolling = (rolling ^ text.charAt(i)) * PRIME;
        hash = rolling;
    }

    /** 16 hexadecimal digits. */
    String hex() {
        return String.format("%016x", hash);
    }
}
