package assay.domain.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 over a sequence of fields, each preceded by its length so that no two sequences run together. Immutable:
 * {@link #with} hashes the digest so far together with the next field.
 */
public final class Sha256 {
    private static final MessageDigest FRESH = fresh();
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final String digest;

    private Sha256(String digest) {
        this.digest = digest;
    }

    /** A hash that starts with the purpose it serves, so that a hash for one purpose is none for another. */
    public static Sha256 of(String purpose) {
        return new Sha256(hexOf(purpose.getBytes(StandardCharsets.UTF_8)));
    }

    /** A hash that goes on from {@code hex}, an earlier {@link #hex()}. */
    public static Sha256 from(String hex) {
        return new Sha256(hex);
    }

    public Sha256 with(String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        MessageDigest hash = copy();
        hash.update((digest + "/" + bytes.length + "/").getBytes(StandardCharsets.UTF_8));
        return new Sha256(hex(hash.digest(bytes)));
    }

    public Sha256 with(long field) {
        return with(Long.toString(field));
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return digest;
    }

    /** SHA-256 of {@code bytes}, as 64 lower-case hexadecimal digits. */
    public static String hexOf(byte[] bytes) {
        return hex(copy().digest(bytes));
    }

    private static String hex(byte[] digest) {
        byte[] text = new byte[2 * digest.length];
        for (int i = 0; i < digest.length; i++) {
            text[2 * i] = DIGITS[(digest[i] >> 4) & 0xF];
            text[2 * i + 1] = DIGITS[digest[i] & 0xF];
        }
        return new String(text, StandardCharsets.US_ASCII);
    }

    // To look an algorithm up costs as much as a short hash; a copy of an unused one costs little.
    private static MessageDigest copy() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            return fresh();
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
