package assay.content;

import assay.domain.content.Cid;
import assay.domain.content.ContentMissing;
import assay.domain.content.ContentStore;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A content store in the memory of one process, for simulations and tests: nothing survives it, nothing bounds it. */
public final class MemoryStore implements ContentStore {
    private final ConcurrentMap<Cid, byte[]> contents = new ConcurrentHashMap<>();

    @Override
    public Cid put(byte[] bytes) {
        Cid cid = ContentAddress.of(bytes);
        contents.putIfAbsent(cid, bytes.clone());
        return cid;
    }

    @Override
    public byte[] get(Cid cid) throws ContentMissing {
        byte[] bytes = contents.get(cid);
        if (bytes == null) throw new ContentMissing(cid, "memory");
        return bytes.clone();
    }
}
