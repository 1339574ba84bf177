package assay.domain.training;

import assay.domain.content.Cid;

/**
 * One piece of a dataset.
 *
 * @param hash SHA-256 of its bytes in lower-case hex, known before its address is
 * @param address where its bytes are
 */
public record Segment(String hash, Cid address) {
    /** How long a SHA-256 in hex is. */
    public static final int HASH_LENGTH = 64;
}
