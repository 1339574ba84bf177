package assay.content;

import assay.domain.content.Cid;
import java.util.ArrayList;
import java.util.List;

/** Computes the address of content that comes piece by piece: that which {@link ContentAddress} gives all of it. */
public final class GrowingAddress {
    private final byte[] chunk = new byte[BalancedTree.CHUNK_BYTES];
    private final List<BalancedTree.Node> leaves = new ArrayList<>();
    private int filled;

    /** Adds the next bytes. */
    public void add(byte[] bytes) {
        int offset = 0;
        while (offset < bytes.length) {
            if (filled == chunk.length) endChunk();
            int length = Math.min(chunk.length - filled, bytes.length - offset);
            System.arraycopy(bytes, offset, chunk, filled, length);
            filled += length;
            offset += length;
        }
    }

    private void endChunk() {
        leaves.add(BalancedTree.leaf(chunk, 0, filled));
        filled = 0;
    }

    /** The address of all that was added; nothing can be added afterwards. */
    public Cid end() {
        // The address of nothing is that of one empty chunk.
        if (filled > 0 || leaves.isEmpty()) endChunk();
        return new Cid(BalancedTree.over(leaves).cid().text());
    }
}
