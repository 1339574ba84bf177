package assay.cryptography.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SHA-256 of a body, as the field Content-Digest of RFC 9530 carries it. */
public final class ContentDigest {
    /** The name of the field. */
    public static final String FIELD = "Content-Digest";

    private static final Pattern SHA_256 = Pattern.compile("(?:^|,)[ \t]*sha-256=:([A-Za-z0-9+/]{43}=):[ \t]*(?:,|$)");

    private final byte[] hash;

    private ContentDigest(byte[] hash) {
        this.hash = hash;
    }

    /** Of these bytes. */
    public static ContentDigest of(byte[] body) {
        return new ContentDigest(algorithm().digest(body));
    }

    /** Of what {@code running}, an {@link #algorithm()}, was given; resets it. */
    public static ContentDigest of(MessageDigest running) {
        return new ContentDigest(running.digest());
    }

    /** What to give a body to that comes in pieces. */
    public static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The one in a field; empty when there is no SHA-256 in it. Other algorithms beside it are passed over. */
    public static Optional<ContentDigest> parse(String field) {
        Matcher found = SHA_256.matcher(field);
        if (!found.find()) return Optional.empty();
        try {
            return Optional.of(new ContentDigest(Base64.getDecoder().decode(found.group(1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The field's value. */
    public String field() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentDigest digest && MessageDigest.isEqual(hash, digest.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(hash);
    }
}
