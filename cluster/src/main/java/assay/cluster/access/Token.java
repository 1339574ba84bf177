package assay.cluster.access;

import assay.domain.entity.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as its holder has it: {@code assay_ID_SECRET}. The public half finds it, the secret half, 256 random bits,
 * proves that it is held; of that nothing is kept but the SHA-256. A slow hash would protect nothing that can be guessed.
 *
 * @param id 16 lower-case hexadecimal digits
 * @param secret 43 characters of base64url
 */
record Token(String id, String secret) {
    static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern FORM = Pattern.compile("assay_([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    static Token fresh(SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new Token(
                HexFormat.of().formatHex(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    static Optional<Token> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new Token(form.group(1), form.group(2))) : Optional.empty();
    }

    String text() {
        return "assay_" + id + "_" + secret;
    }

    String secretSha256() {
        return Sha256.hexOf(secret.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether this is the secret that was hashed; takes as long for a wrong one as for the right one. */
    boolean matches(String sha256) {
        return MessageDigest.isEqual(
                secretSha256().getBytes(StandardCharsets.US_ASCII), sha256.getBytes(StandardCharsets.US_ASCII));
    }

    // The secret stays out of logs.
    @Override
    public String toString() {
        return "token " + id;
    }
}
