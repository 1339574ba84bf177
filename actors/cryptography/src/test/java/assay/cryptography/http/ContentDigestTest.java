package assay.cryptography.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class ContentDigestTest {
    // RFC 9530, appendix D: of {"hello": "world"} and a line feed, and of the same without.
    private static final String WITH_LINE_FEED = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
    private static final String WITHOUT = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:";
    private static final byte[] BODY = "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void itIsTheStandardsOne() {
        assertThat(ContentDigest.of(BODY).field()).isEqualTo(WITHOUT);
        assertThat(ContentDigest.of("{\"hello\": \"world\"}\n".getBytes(StandardCharsets.UTF_8))
                        .field())
                .isEqualTo(WITH_LINE_FEED);
    }

    @Test
    void bodiesMayComeInPieces() {
        MessageDigest running = ContentDigest.algorithm();
        running.update(BODY, 0, 5);
        running.update(BODY, 5, BODY.length - 5);

        assertThat(ContentDigest.of(running)).isEqualTo(ContentDigest.of(BODY));
    }

    @Test
    void itIsFoundAmongOtherAlgorithms() {
        assertThat(ContentDigest.parse("sha-512=:AAAA:, " + WITHOUT)).contains(ContentDigest.of(BODY));
        assertThat(ContentDigest.parse("sha-512=:AAAA:")).isEmpty();
        assertThat(ContentDigest.parse("sha-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE="))
                .isEmpty();
        assertThat(ContentDigest.parse("")).isEmpty();
    }
}
