package assay.domain.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over a sequence of fields, each preceded by its length so that no two sequences run together. Immutable:
 * {@link #with} hashes the digest so far together with the next field.
 */
public final class Sha256 {
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
        return new Sha256(hexOf((digest + "/" + bytes.length + "/" + field).getBytes(StandardCharsets.UTF_8)));
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
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
