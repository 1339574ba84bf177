package assay.cryptography.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureInputTest {
    // RFC 9421, appendix B.1.4.
    private static final PublicKey PUBLIC = Ed25519.publicKey(
                    "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=")
            .orElseThrow();
    private static final PrivateKey PRIVATE = Ed25519.privateKey(
                    "MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF")
            .orElseThrow();

    // RFC 9421, appendix B.2.6: the request of B.2, signed by Ed25519.
    private static final String INPUT = "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\""
            + " \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"";
    private static final String SIGNATURE =
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
    private static final Map<String, String> REQUEST = Map.of(
            "date", "Tue, 20 Apr 2021 02:07:55 GMT",
            "@method", "POST",
            "@path", "/foo",
            "@authority", "example.com",
            "content-type", "application/json",
            "content-length", "18");

    private static String base() throws BadSignature {
        return SignatureInput.parse(INPUT).base(name -> Optional.ofNullable(REQUEST.get(name)));
    }

    @Test
    void theBaseIsTheStandardsOne() throws Exception {
        assertThat(base())
                .isEqualTo(
                        """
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@method": POST
                        "@path": /foo
                        "@authority": example.com
                        "content-type": application/json
                        "content-length": 18
                        "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length")\
                        ;created=1618884473;keyid="test-key-ed25519\"""");
    }

    @Test
    void theStandardsSignatureVerifiesAndIsTheOneWeMake() throws Exception {
        byte[] base = base().getBytes(StandardCharsets.UTF_8);

        assertThat(Ed25519.verifies(PUBLIC, base, Base64.getDecoder().decode(SIGNATURE)))
                .isTrue();
        assertThat(Base64.getEncoder().encodeToString(Ed25519.sign(PRIVATE, base)))
                .isEqualTo(SIGNATURE);
    }

    @Test
    void theStandardsSignatureOfAnotherRequestDoesNotVerify() {
        byte[] other = "\"@method\": GET".getBytes(StandardCharsets.UTF_8);

        assertThat(Ed25519.verifies(PUBLIC, other, Base64.getDecoder().decode(SIGNATURE)))
                .isFalse();
        assertThat(Ed25519.verifies(PUBLIC, other, new byte[3])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sig",
                "sig=",
                "sig=\"@method\"",
                "sig=(\"@method\"",
                "sig=(\"@method\" \"@method\");created=1",
                "sig=(\"@method\";req);created=1",
                "sig=(@method);created=1",
                "sig=(\"@method\");created=1;created=2",
                "sig=(\"@method\");created=12345678901234567890",
                "sig=(\"@method\");created",
                "sig=(\"@method\");created=1.5",
                "sig=(\"@method\"), other=(\"@method\")",
                "Sig=(\"@method\")",
                "sig=(\"@meth\nod\")",
                "sig=(\"\\x\")",
            })
    void whatIsNotOneSignatureInputIsRefused(String field) {
        assertThatThrownBy(() -> SignatureInput.parse(field))
                .isInstanceOfSatisfying(
                        BadSignature.class, e -> assertThat(e.reason()).isEqualTo(BadSignature.Reason.MALFORMED));
    }
}
