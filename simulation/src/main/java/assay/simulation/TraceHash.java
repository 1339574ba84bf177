package assay.simulation;

import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.simulation.kernel.RollingHash;

/** A rolling 64-bit hash over everything stored, in order: equal for equal journals, different for different ones. */
final class TraceHash implements EventSink {
    private final RollingHash hash = new RollingHash();

    @Override
    public void accept(Entry<?> entry) {
        Fingerprint.fold(hash, entry);
    }

    /** 16 hexadecimal digits. */
    String hex() {
        return hash.hex();
    }
}
