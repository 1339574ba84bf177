package assay.bench;

import assay.content.MemoryStore;
import assay.domain.content.Cid;
import assay.domain.content.ContentMissing;
import assay.domain.content.ContentStore;
import java.io.IOException;

/** What one run writes, over what all runs read: forgotten as a whole. */
final class Scratch implements ContentStore {
    private final ContentStore shared;
    private final ContentStore own = new MemoryStore();

    Scratch(ContentStore shared) {
        this.shared = shared;
    }

    @Override
    public Cid put(byte[] bytes) throws IOException {
        return own.put(bytes);
    }

    @Override
    public byte[] get(Cid cid) throws IOException {
        try {
            return own.get(cid);
        } catch (ContentMissing e) {
            return shared.get(cid);
        }
    }
}
