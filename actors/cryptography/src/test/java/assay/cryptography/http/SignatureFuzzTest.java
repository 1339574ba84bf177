package assay.cryptography.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a stranger writes into the fields of a signature is refused, unless the key was at hand. */
class SignatureFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final URI TARGET = URI.create("http://127.0.0.1:8551/v1/commands?dry=no");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final PublicKey NOBODYS = pair().getPublic();

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Arguments> signed() {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(new RequestSigner("alice", pair().getPrivate(), () -> NOW).headers("POST", TARGET, BODY));
        return Stream.of(
                Arguments.of(fields.get("Signature-Input"), fields.get("Signature"), fields.get(ContentDigest.FIELD)));
    }

    @MethodSource("signed")
    @FuzzTest(maxDuration = "6s")
    void fieldsAreASignatureOrRefused(@Nullable String input, @Nullable String signature, @Nullable String digest) {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (input != null) fields.put("Signature-Input", input);
        if (signature != null) fields.put("Signature", signature);
        if (digest != null) fields.put(ContentDigest.FIELD, digest);
        ClaimedSignature claimed;
        try {
            claimed = ClaimedSignature.read(
                    RequestTarget.of("POST", TARGET), name -> Optional.ofNullable(fields.get(name)));
        } catch (BadSignature refused) {
            assertThat(refused.reason()).isNotNull();
            return;
        }
        assertThat(claimed.keyId()).isNotEmpty();
        // The key is nobody's who has ever signed: whatever is read, it is not its signature.
        assertThatThrownBy(() -> claimed.verify(NOBODYS)).isInstanceOf(BadSignature.class);
    }
}
