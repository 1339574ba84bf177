package assay.content;

import assay.domain.content.Cid;

/**
 * Computes the address of content: the CIDv1 that an IPFS node gives the same bytes with 256 KiB chunks, raw leaves and
 * the balanced layout ({@code ipfs add --cid-version=1 --raw-leaves}), so that content stored here can be served there.
 */
public final class ContentAddress {
    private ContentAddress() {}

    /** The address of {@code bytes}. */
    public static Cid of(byte[] bytes) {
        return new Cid(BalancedTree.over(bytes).cid().text());
    }

    /**
     * Whether {@code cid} looks like an address that {@link #of} could have computed. Addresses come from strangers, and
     * stores turn them into file names: nothing else may reach the file system.
     */
    public static boolean wellFormed(Cid cid) {
        String text = cid.text();
        if (text.length() != BinaryCid.TEXT_LENGTH) return false;
        if (!text.startsWith(BinaryCid.RAW_PREFIX) && !text.startsWith(BinaryCid.TREE_PREFIX)) return false;
        return text.chars().allMatch(c -> Base32.isDigit((char) c));
    }
}
