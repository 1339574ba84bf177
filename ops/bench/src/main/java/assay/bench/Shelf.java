package assay.bench;

import assay.content.MemoryStore;
import assay.domain.content.Cid;
import assay.domain.content.ContentStore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A store in memory that keeps only the last few of the pieces of one length: what a member goes on from is large. */
final class Shelf implements ContentStore {
    private final MemoryStore rest = new MemoryStore();
    private final int length;
    private final Map<Cid, MemoryStore> last;

    /** Keeps the last {@code kept} pieces of {@code length} bytes, and everything else. */
    Shelf(int length, int kept) {
        this.length = length;
        this.last = new Recent(kept);
    }

    @Override
    public Cid put(byte[] bytes) {
        if (bytes.length != length) return rest.put(bytes);
        MemoryStore alone = new MemoryStore();
        Cid cid = alone.put(bytes);
        last.put(cid, alone);
        return cid;
    }

    @Override
    public byte[] get(Cid cid) throws IOException {
        MemoryStore alone = last.get(cid);
        return (alone == null ? rest : alone).get(cid);
    }

    private static final class Recent extends LinkedHashMap<Cid, MemoryStore> {
        private static final long serialVersionUID = 1L;

        private final int kept;

        Recent(int kept) {
            this.kept = kept;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Cid, MemoryStore> eldest) {
            return size() > kept;
        }
    }
}
