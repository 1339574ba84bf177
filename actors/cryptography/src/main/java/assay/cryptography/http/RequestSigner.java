package assay.cryptography.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signs HTTP requests (RFC 9421) by Ed25519: method, authority, path, query and the body's digest (RFC 9530), with the
 * time and a nonce that is never used again. Safe for many threads.
 */
public final class RequestSigner {
    static final String LABEL = "assay";
    static final String TAG = "assay";
    static final String ALGORITHM = "ed25519";
    static final List<String> COVERED = List.of("@method", "@authority", "@path", "@query");
    static final String DIGEST = "content-digest";
    private static final int NONCE_BYTES = 16;

    private final String keyId;
    private final PrivateKey key;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Signs as {@code keyId}.
     *
     * @param keyId whose key it is: a participant's name
     * @param key Ed25519
     * @throws IllegalArgumentException when it is no such key
     */
    public RequestSigner(String keyId, PrivateKey key, InstantSource clock) {
        this.keyId = keyId;
        this.key = key;
        this.clock = clock;
        try {
            Ed25519.sign(key, new byte[0]);
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("the key of " + keyId + ": expected an Ed25519 key", e);
        }
    }

    /**
     * The fields to send with a request: {@code Signature-Input}, {@code Signature}, and {@code Content-Digest} when
     * there is a body. Each call gives other ones: a request that is sent again is signed again.
     *
     * @param body as it is sent; empty for none
     */
    public Map<String, String> headers(String method, URI uri, byte[] body) {
        return headers(method, uri, body.length == 0 ? Optional.empty() : Optional.of(ContentDigest.of(body)));
    }

    /** As {@link #headers(String, URI, byte[])}, for a body whose digest is known. */
    public Map<String, String> headers(String method, URI uri, Optional<ContentDigest> body) {
        List<String> covered = new ArrayList<>(COVERED);
        if (body.isPresent()) covered.add(DIGEST);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("created", clock.instant().getEpochSecond());
        parameters.put("nonce", Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
        parameters.put("keyid", keyId);
        parameters.put("alg", ALGORITHM);
        parameters.put("tag", TAG);
        SignatureInput input = new SignatureInput(LABEL, covered, parameters);
        RequestTarget target = RequestTarget.of(method, uri);
        Map<String, String> headers = new LinkedHashMap<>();
        body.ifPresent(digest -> headers.put(ContentDigest.FIELD, digest.field()));
        headers.put("Signature-Input", LABEL + "=" + input.params());
        headers.put("Signature", LABEL + "=:" + Base64.getEncoder().encodeToString(sign(input, target, body)) + ":");
        return headers;
    }

    private byte[] sign(SignatureInput input, RequestTarget target, Optional<ContentDigest> body) {
        try {
            String base =
                    input.base(name -> name.equals(DIGEST) ? body.map(ContentDigest::field) : target.component(name));
            return Ed25519.sign(key, base.getBytes(StandardCharsets.UTF_8));
        } catch (BadSignature | InvalidKeyException e) {
            throw new IllegalStateException("cannot sign " + target, e);
        }
    }

    // The key stays out of logs.
    @Override
    public String toString() {
        return "signs as " + keyId;
    }
}
