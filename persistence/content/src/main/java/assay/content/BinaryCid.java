package assay.content;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A CIDv1 in binary: version, codec and multihash, all but the digest being varints. Code numbers are those of the
 * multicodec table.
 */
final class BinaryCid {
    static final int CODEC_RAW = 0x55;
    static final int CODEC_DAG_PB = 0x70;
    /** Multibase prefix and 36 bytes in base 32. */
    static final int TEXT_LENGTH = 59;
    /** How every address of one raw block begins. */
    static final String RAW_PREFIX = "bafkrei";
    /** How every address of a tree of blocks begins. */
    static final String TREE_PREFIX = "bafybei";

    private static final int VERSION = 1;
    private static final int HASH_SHA2_256 = 0x12;
    private static final String MULTIBASE_BASE32 = "b";

    private final byte[] bytes;

    private BinaryCid(byte[] bytes) {
        this.bytes = bytes;
    }

    static BinaryCid of(int codec, byte[] block, int offset, int length) {
        byte[] digest = sha256(block, offset, length);
        ByteArrayOutputStream out = new ByteArrayOutputStream(36);
        Varint.write(out, VERSION);
        Varint.write(out, codec);
        Varint.write(out, HASH_SHA2_256);
        Varint.write(out, digest.length);
        out.writeBytes(digest);
        return new BinaryCid(out.toByteArray());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String text() {
        return MULTIBASE_BASE32 + Base32.encode(bytes);
    }

    private static byte[] sha256(byte[] block, int offset, int length) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(block, offset, length);
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
