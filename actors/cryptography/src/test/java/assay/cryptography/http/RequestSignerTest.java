package assay.cryptography.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cryptography.http.BadSignature.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestSignerTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final URI PLACE = URI.create("http://127.0.0.1:8551/v1/work/task/t-1?for=alice");
    private static final byte[] BODY = "{\"amount\": \"5\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NO_BODY = new byte[0];

    private final KeyPair keys;
    private final RequestSigner alice;

    RequestSignerTest() throws Exception {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        alice = new RequestSigner("alice", keys.getPrivate(), InstantSource.fixed(NOW));
    }

    private static ClaimedSignature read(RequestTarget target, Map<String, String> headers) throws BadSignature {
        Map<String, String> fields = new TreeMap<>();
        headers.forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
        return ClaimedSignature.read(target, name -> Optional.ofNullable(fields.get(name)));
    }

    private static RequestTarget received(String method, String host, String target) {
        return RequestTarget.received(method, host, target);
    }

    @Test
    void whatIsSignedVerifiesOnTheOtherSide() throws Exception {
        ClaimedSignature read = read(
                received("POST", "127.0.0.1:8551", "/v1/work/task/t-1?for=alice"), alice.headers("POST", PLACE, BODY));

        assertThat(read.keyId()).isEqualTo("alice");
        assertThat(read.created()).isEqualTo(NOW);
        read.verify(keys.getPublic());
        read.body(BODY);
        read.recent(NOW.plusSeconds(60), WINDOW);
    }

    @Test
    void aPlaceWithoutPathOrQueryIsSignedAsTheStandardSays() throws Exception {
        Map<String, String> headers = alice.headers("GET", URI.create("http://Market.Example"), NO_BODY);

        read(received("GET", "market.example", "/"), headers).verify(keys.getPublic());
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, 127.0.0.1:8551, /v1/work/task/t-1?for=alice",
        "POST, 127.0.0.1:8552, /v1/work/task/t-1?for=alice",
        "POST, 127.0.0.1:8551, /v1/work/task/t-2?for=alice",
        "POST, 127.0.0.1:8551, /v1/work/task/t-1?for=bob",
        "POST, 127.0.0.1:8551, /v1/work/task/t-1",
    })
    void noPartOfTheRequestCanBeChanged(String method, String host, String target) throws Exception {
        ClaimedSignature read = read(received(method, host, target), alice.headers("POST", PLACE, BODY));

        assertThatThrownBy(() -> read.verify(keys.getPublic())).satisfies(is(Reason.WRONG));
    }

    @Test
    void theBodyCanNeitherBeChangedNorPutInNorTakenOut() throws Exception {
        RequestTarget target = received("POST", "127.0.0.1:8551", "/v1/work/task/t-1?for=alice");
        ClaimedSignature with = read(target, alice.headers("POST", PLACE, BODY));
        ClaimedSignature without = read(target, alice.headers("POST", PLACE, NO_BODY));

        assertThatThrownBy(() -> with.body("{\"amount\": \"6\"}".getBytes(StandardCharsets.UTF_8)))
                .satisfies(is(Reason.OTHER_BODY));
        assertThatThrownBy(() -> with.body(NO_BODY)).satisfies(is(Reason.OTHER_BODY));
        assertThatThrownBy(() -> without.body(BODY)).satisfies(is(Reason.COVERS_TOO_LITTLE));
        assertThatCode(() -> without.body(NO_BODY)).doesNotThrowAnyException();
    }

    @Test
    void anotherBodysDigestIsNotTheOneThatWasSigned() throws Exception {
        Map<String, String> headers = alice.headers("POST", PLACE, BODY);
        headers.put(ContentDigest.FIELD, ContentDigest.of(NO_BODY).field());
        ClaimedSignature read = read(received("POST", "127.0.0.1:8551", "/v1/work/task/t-1?for=alice"), headers);

        assertThatThrownBy(() -> read.verify(keys.getPublic())).satisfies(is(Reason.WRONG));
    }

    @Test
    void itCountsForAMinuteBeforeAndAfter() throws Exception {
        ClaimedSignature read = read(received("GET", "127.0.0.1:8551", "/"), alice.headers("GET", PLACE, NO_BODY));

        assertThatCode(() -> read.recent(NOW.minusSeconds(60), WINDOW)).doesNotThrowAnyException();
        assertThatThrownBy(() -> read.recent(NOW.plusSeconds(61), WINDOW)).satisfies(is(Reason.NOT_NOW));
        assertThatThrownBy(() -> read.recent(NOW.minusSeconds(61), WINDOW)).satisfies(is(Reason.NOT_NOW));
    }

    @Test
    void everyRequestHasANonceOfItsOwn() throws Exception {
        RequestTarget target = received("GET", "127.0.0.1:8551", "/");

        assertThat(read(target, alice.headers("GET", PLACE, NO_BODY)).nonce())
                .isNotEqualTo(read(target, alice.headers("GET", PLACE, NO_BODY)).nonce());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"@method\" | \"@method-\"",
                " \"@query\" | ''",
                " \"@authority\" | ''",
                "keyid=\"alice\" | keyid=7",
                "alg=\"ed25519\" | alg=\"hmac-sha256\"",
                "tag=\"assay\" | tag=\"other\"",
                ";created= | ;expires=",
                "nonce=\" | salt=\"",
            })
    void aSignatureThatSaysLessIsNotOneOfOurs(String written, String instead) {
        Map<String, String> headers = alice.headers("GET", PLACE, NO_BODY);
        String input = String.valueOf(headers.get("Signature-Input"));
        String space = written.startsWith("\"@") && !written.equals("\"@method\"") ? " " : "";
        headers.put("Signature-Input", input.replace(space + written, instead));

        assertThat(headers.get("Signature-Input")).isNotEqualTo(input);
        assertThatThrownBy(() -> read(received("GET", "127.0.0.1:8551", "/"), headers))
                .isInstanceOf(BadSignature.class);
    }

    @Test
    void somebodyElsesKeyIsRefused() throws Exception {
        KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        ClaimedSignature read = read(received("GET", "127.0.0.1:8551", "/"), alice.headers("GET", PLACE, NO_BODY));

        assertThatThrownBy(() -> read.verify(others.getPublic())).satisfies(is(Reason.WRONG));
    }

    @Test
    void aKeyOfAnotherKindCannotSign() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        assertThatThrownBy(() -> new RequestSigner("alice", rsa.getPrivate(), InstantSource.fixed(NOW)))
                .hasMessageContaining("expected an Ed25519 key");
    }

    @Test
    void noncesAreRememberedForAsLongAsTheyCount() {
        NonceMemory memory = new NonceMemory(2);
        Instant until = NOW.plus(WINDOW);

        assertThat(memory.use("alice", "n-1", until, NOW)).isEqualTo(NonceMemory.Verdict.FIRST);
        assertThat(memory.use("alice", "n-1", until, until)).isEqualTo(NonceMemory.Verdict.USED_BEFORE);
        assertThat(memory.use("bob", "n-1", until, NOW)).isEqualTo(NonceMemory.Verdict.FIRST);
        assertThat(memory.use("bob", "n-2", until, NOW)).isEqualTo(NonceMemory.Verdict.FULL);
        assertThat(memory.use("bob", "n-2", until, until.plusMillis(1))).isEqualTo(NonceMemory.Verdict.FIRST);
    }

    private static java.util.function.Consumer<Throwable> is(Reason reason) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(BadSignature.class, e -> assertThat(e.reason())
                .isEqualTo(reason));
    }
}
