package assay.cryptography.http;

import assay.cryptography.http.BadSignature.Reason;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A signature as it came with a request: whose it claims to be can be asked, whether it is must be checked: with the
 * key by {@link #verify}, against the body by {@link #body}, and by whoever remembers nonces.
 */
public final class ClaimedSignature {
    private static final int LEAST_NONCE = 16;
    private static final int MOST_NONCE = 64;

    private final SignatureInput input;
    private final byte[] signature;
    private final byte[] base;
    private final Optional<ContentDigest> digest;

    private ClaimedSignature(SignatureInput input, byte[] signature, String base, Optional<ContentDigest> digest) {
        this.input = input;
        this.signature = signature;
        this.base = base.getBytes(StandardCharsets.UTF_8);
        this.digest = digest;
    }

    /**
     * Reads the signature of a request.
     *
     * @param fields the request's fields by name in lower case, several of one name joined by a comma
     * @throws BadSignature when there is none, or one that leaves out what must be covered
     */
    public static ClaimedSignature read(RequestTarget target, Function<String, Optional<String>> fields)
            throws BadSignature {
        SignatureInput input = SignatureInput.parse(required(fields, "signature-input"));
        for (String component : RequestSigner.COVERED) {
            if (!input.components().contains(component)) throw leavesOut(component);
        }
        StructuredText member = new StructuredText("Signature", required(fields, "signature"));
        if (!member.key().equals(input.label())) {
            throw new BadSignature(Reason.MALFORMED, "Signature: expected a member " + input.label());
        }
        member.expect('=');
        byte[] signature = member.bytes();
        member.end();
        parameters(input);
        String base = input.base(
                name -> name.startsWith("@") ? target.component(name) : fields.apply(name.toLowerCase(Locale.ROOT)));
        boolean digested = input.components().contains(RequestSigner.DIGEST);
        Optional<ContentDigest> digest =
                digested ? fields.apply(RequestSigner.DIGEST).flatMap(ContentDigest::parse) : Optional.empty();
        if (digested && digest.isEmpty()) {
            throw new BadSignature(Reason.MALFORMED, "Content-Digest: expected sha-256=:base64:");
        }
        return new ClaimedSignature(input, signature, base, digest);
    }

    private static String required(Function<String, Optional<String>> fields, String name) throws BadSignature {
        return fields.apply(name)
                .orElseThrow(() -> new BadSignature(Reason.MALFORMED, "the field " + name + " is missing"));
    }

    private static BadSignature leavesOut(String component) {
        return new BadSignature(
                Reason.COVERS_TOO_LITTLE,
                "the signature does not cover \"" + component + "\": expected "
                        + String.join(", ", RequestSigner.COVERED) + ", and content-digest when there is a body");
    }

    private static void parameters(SignatureInput input) throws BadSignature {
        expect(input, "alg", RequestSigner.ALGORITHM);
        expect(input, "tag", RequestSigner.TAG);
        if (input.text("keyid").isEmpty()) throw parameter("keyid", "a participant's name");
        if (input.number("created").isEmpty()) throw parameter("created", "seconds since 1970");
        int nonce = input.text("nonce").map(String::length).orElse(0);
        if (nonce < LEAST_NONCE || nonce > MOST_NONCE) {
            throw parameter("nonce", LEAST_NONCE + " to " + MOST_NONCE + " characters");
        }
    }

    private static void expect(SignatureInput input, String name, String value) throws BadSignature {
        if (!input.text(name).equals(Optional.of(value))) throw parameter(name, value);
    }

    private static BadSignature parameter(String name, String expected) {
        return new BadSignature(Reason.MALFORMED, "Signature-Input, " + name + ": expected " + expected);
    }

    /** Whose key it claims to be made with. */
    public String keyId() {
        return input.text("keyid").orElseThrow();
    }

    /** What is never used twice by one key. */
    public String nonce() {
        return input.text("nonce").orElseThrow();
    }

    /** When it claims to be made, by the clock of whoever made it; to the second. */
    public Instant created() {
        return Instant.ofEpochSecond(input.number("created").orElseThrow());
    }

    /** Throws unless it was made within {@code window} of {@code now}, before or after. */
    public void recent(Instant now, Duration window) throws BadSignature {
        Duration away = Duration.between(created(), now);
        if (away.abs().compareTo(window) <= 0) return;
        throw new BadSignature(
                Reason.NOT_NOW,
                "the signature was made at " + created() + ", expected within " + window.toSeconds() + " s of " + now
                        + ", which is now here");
    }

    /** Throws unless the holder of {@code key} has signed this request. */
    public void verify(PublicKey key) throws BadSignature {
        if (Ed25519.verifies(key, base, signature)) return;
        throw new BadSignature(
                Reason.WRONG, "this is no signature of this request by the key that is registered for " + keyId());
    }

    /**
     * What the body must hash to; empty for a request that was signed without a body.
     */
    public Optional<ContentDigest> digest() {
        return digest;
    }

    /** Throws unless the request was signed with this body. */
    public void body(byte[] body) throws BadSignature {
        body(body.length == 0 ? Optional.empty() : Optional.of(ContentDigest.of(body)));
    }

    /** As {@link #body(byte[])}, for a body of which the digest alone is there; empty for no body. */
    public void body(Optional<ContentDigest> body) throws BadSignature {
        if (body.isPresent() && digest.isEmpty()) throw leavesOut(RequestSigner.DIGEST);
        Optional<ContentDigest> found = body.or(() -> Optional.of(ContentDigest.of(new byte[0])));
        if (digest.isPresent() && !digest.equals(found)) {
            throw new BadSignature(Reason.OTHER_BODY, "the body is not the one of Content-Digest");
        }
    }
}
