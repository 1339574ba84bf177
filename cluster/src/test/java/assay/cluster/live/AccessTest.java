package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cluster.live.AccessNodes.Answered;
import assay.cluster.live.AccessNodes.Stranger;
import assay.domain.entity.Sha256;
import assay.journal.cassandra.AccessTables;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever should not be let in is not, at two real nodes; and is at a third, which asks nobody: so that it is the guard
 * that turned them away, and nothing else about what they sent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STATUS = "/v1/status";
    private static final String SECRET = "A".repeat(43);
    private final Instant soon = Instant.now().plus(Duration.ofMinutes(30));
    private static final int LAST = Integer.MAX_VALUE;

    private final AccessNodes nodes;
    private final Stranger alice;
    private int commands;

    AccessTest(@TempDir Path directory) throws Exception {
        nodes = new AccessNodes(directory, "requests-per-second = 5, unknown-per-minute = 30, registration = invited");
        alice = Stranger.called("alice");
        assertThat(nodes.register(alice, "client", "miner").status()).isEqualTo(200);
    }

    @AfterAll
    void stop() throws Exception {
        nodes.close();
    }

    private URI status() {
        return AccessNodes.at(nodes.first, STATUS);
    }

    private static void refused(Answered answered) {
        assertThat(answered.status()).as(answered.toString()).isEqualTo(401);
        assertThat(answered.field("WWW-Authenticate")).contains("Bearer");
        assertThat(answered.code()).isEqualTo("unauthorized");
    }

    /** The same at the node that asks nobody: there, nothing is wrong with it. */
    private void takenByAnOpenNode(String method, String path, String body, Map<String, String> headers)
            throws Exception {
        Map<String, String> others = new HashMap<>(headers);
        others.remove("Host");
        Answered open = nodes.send(method, AccessNodes.at(nodes.open, path), body, others);
        assertThat(open.status()).as(open.toString()).isBetween(200, 299);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    @Test
    void aWrongTokenIsRefused() throws Exception {
        String id = nodes.operator.text().substring("assay_".length(), "assay_".length() + 16);
        for (String wrong : new String[] {
            "assay_" + id + "_" + SECRET, "assay_0000000000000000_" + SECRET, "assay", "", nodes.operator.text() + "x"
        }) {
            refused(nodes.send("GET", status(), "", wrong));
            takenByAnOpenNode("GET", STATUS, "", bearer(wrong));
        }
        refused(nodes.send("GET", status(), "", Map.of()));
        refused(nodes.send("GET", status(), "", Map.of("Authorization", "Basic YTpi")));
        assertThat(nodes.send("GET", status(), "", nodes.operator.text()).status())
                .isEqualTo(200);
    }

    private static AccessTables.Token kept(String id, Instant expires) {
        return new AccessTables.Token(
                id,
                Sha256.hexOf(SECRET.getBytes(StandardCharsets.US_ASCII)),
                "test",
                "auditor",
                "",
                Instant.now().minusSeconds(60),
                expires,
                "",
                Optional.empty());
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        Instant now = Instant.now();
        nodes.tables()
                .add(kept("00000000000000ee", now.minusSeconds(1)))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        nodes.tables()
                .add(kept("00000000000000ff", now.plusSeconds(600)))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        refused(nodes.send("GET", status(), "", "assay_00000000000000ee_" + SECRET));
        assertThat(nodes.send("GET", status(), "", "assay_00000000000000ff_" + SECRET)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRevokedTokenIsRefused() throws Exception {
        var made = nodes.make("{\"roles\":[\"auditor\"]}");
        String token = made.path("token").asText();
        URI elsewhere = AccessNodes.at(nodes.second, STATUS);
        assertThat(nodes.send("GET", status(), "", token).status()).isEqualTo(200);
        assertThat(nodes.send("GET", elsewhere, "", token).status()).isEqualTo(200);

        URI tokens = AccessNodes.at(nodes.first, "/v1/tokens/" + made.path("id").asText());
        assertThat(nodes.send("DELETE", tokens, "", nodes.operator.text()).status())
                .isEqualTo(200);
        assertThat(nodes.send("DELETE", tokens, "", nodes.operator.text()).status())
                .isEqualTo(404);

        refused(nodes.send("GET", status(), "", token));
        Await.until("the other node has heard of it", PATIENCE, () -> Optional.of(ask(elsewhere, token))
                .filter(answered -> answered.status() == 401));
    }

    private Answered ask(URI at, String token) {
        try {
            return nodes.send("GET", at, "", token);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noSecretIsShownAgain() throws Exception {
        String secret = nodes.operator.text().substring("assay_".length() + 17);
        URI tokens = AccessNodes.at(nodes.first, "/v1/tokens");
        String list = nodes.send("GET", tokens, "", nodes.operator.text()).body();
        String id = nodes.operator.text().substring("assay_".length(), "assay_".length() + 16);

        assertThat(list)
                .contains(id)
                .doesNotContain(secret)
                .doesNotContain(Sha256.hexOf(secret.getBytes(StandardCharsets.US_ASCII)));
        assertThat(nodes.tables()
                        .token(id)
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS)
                        .orElseThrow()
                        .secretSha256())
                .isEqualTo(Sha256.hexOf(secret.getBytes(StandardCharsets.US_ASCII)));
        Answered mistaken = nodes.send("POST", tokens, nodes.operator.text(), nodes.operator.text());
        assertThat(mistaken.status()).isEqualTo(400);
        assertThat(mistaken.body()).doesNotContain(secret);
        assertThat(nodes.send("GET", status(), "", nodes.operator.text() + "x").body())
                .doesNotContain(secret);
    }

    @Test
    void aSignedRequestIsTakenOnce() throws Exception {
        Map<String, String> headers = alice.signs("GET", status(), "", Duration.ZERO);

        assertThat(nodes.send("GET", status(), "", headers).status()).isEqualTo(200);
        refused(nodes.send("GET", status(), "", headers));
        takenByAnOpenNode("GET", STATUS, "", headers);
    }

    @Test
    void aSignedRequestIsForOneNode() throws Exception {
        Map<String, String> headers = new HashMap<>(alice.signs("GET", status(), "", Duration.ZERO));
        headers.put("Host", status().getAuthority());

        refused(nodes.send("GET", AccessNodes.at(nodes.second, STATUS), "", headers));
        assertThat(nodes.send("GET", status(), "", headers).status()).isEqualTo(200);
    }

    @Test
    void whatIsSignedForASharedNameIsTakenOnceByAllNodes() throws Exception {
        URI shared = URI.create("http://" + AccessNodes.SHARED + STATUS);
        Map<String, String> headers = new HashMap<>(alice.signs("GET", shared, "", Duration.ZERO));
        headers.put("Host", AccessNodes.SHARED);

        assertThat(nodes.send("GET", status(), "", headers).status()).isEqualTo(200);
        refused(nodes.send("GET", AccessNodes.at(nodes.second, STATUS), "", headers));
        refused(nodes.send("GET", status(), "", headers));
    }

    @Test
    void aTamperedRequestIsRefused() throws Exception {
        URI commandsAt = AccessNodes.at(nodes.first, "/v1/commands");
        String body = withdrawal("alice", "5");
        Map<String, String> headers = alice.signs("POST", commandsAt, body, Duration.ZERO);

        refused(nodes.send("POST", commandsAt, withdrawal("alice", "6"), headers));
        refused(nodes.send(
                "GET",
                AccessNodes.at(nodes.first, "/v1/entities?type=miner"),
                "",
                alice.signs("GET", AccessNodes.at(nodes.first, "/v1/entities?type=task"), "", Duration.ZERO)));
        Map<String, String> bodiless = alice.signs("POST", commandsAt, "", Duration.ZERO);
        refused(nodes.send("POST", commandsAt, body, bodiless));
        takenByAnOpenNode("POST", "/v1/commands", body, bodiless);
    }

    @Test
    void aSignatureOfAnotherMinuteIsRefused() throws Exception {
        for (int seconds : new int[] {-65, 65}) {
            Map<String, String> headers = alice.signs("GET", status(), "", Duration.ofSeconds(seconds));
            refused(nodes.send("GET", status(), "", headers));
            takenByAnOpenNode("GET", STATUS, "", headers);
        }
    }

    @Test
    void aTargetOfTheCallersOwnIsRefused() throws Exception {
        URI signed = AccessNodes.at(nodes.first, "/v1/entities?type=task");
        Map<String, String> headers = new HashMap<>(alice.signs("GET", signed, "", Duration.ZERO));
        headers.put("Raw-Request-URI", "/v1/entities?type=task");

        refused(nodes.send("GET", AccessNodes.at(nodes.first, "/v1/entities?type=miner"), "", headers));
    }

    @Test
    void aTokenAndASignatureTogetherAreNotGuessedAt() throws Exception {
        Map<String, String> headers = new HashMap<>(alice.signs("GET", status(), "", Duration.ZERO));
        headers.putAll(bearer(nodes.operator.text()));

        refused(nodes.send("GET", status(), "", headers));
    }

    @Test
    void aNameBelongsToWhoeverRegisteredItFirst() throws Exception {
        Stranger carol = Stranger.called("carol");
        Stranger other = Stranger.called("carol");

        assertThat(nodes.register(carol, "miner").status()).isEqualTo(200);
        assertThat(nodes.register(carol, "miner").status()).as("again").isEqualTo(200);
        assertThat(nodes.register(other, "miner").status()).isEqualTo(401);
        for (String name : new String[] {"cashier", "treasury", "escrow.x", "operator"}) {
            assertThat(nodes.register(Stranger.called(name), "client").status())
                    .as(name)
                    .isEqualTo(400);
        }
        assertThat(nodes.register(Stranger.called("greedy"), "operator").status())
                .isEqualTo(400);
    }

    @Test
    void aKeyIsReplacedByTheOldOne() throws Exception {
        Stranger before = Stranger.called("dave");
        Stranger after = Stranger.called("dave");
        assertThat(nodes.register(before, "miner").status()).isEqualTo(200);
        assertThat(nodes.signed(before, "GET", status(), "").status()).isEqualTo(200);
        URI key = AccessNodes.at(nodes.first, "/v1/participants/dave/key");

        assertThat(nodes.signed(before, "PUT", key, after.registration("miner")).status())
                .isEqualTo(200);

        assertThat(nodes.signed(after, "GET", status(), "").status()).isEqualTo(200);
        refused(nodes.signed(before, "GET", status(), ""));
    }

    @Test
    void aNameThatSomebodyHasNeedsAnOperator() throws Exception {
        URI at = AccessNodes.at(nodes.first, "/v1/commands");
        String deposit = command("cashier", "account/erin", "account.Deposit", "5");
        assertThat(nodes.send("POST", at, deposit, nodes.operator.text()).status())
                .isEqualTo(200);
        nodes.token("client", "frank");

        for (String name : new String[] {"erin", "frank"}) {
            Stranger stranger = Stranger.called(name);
            assertThat(nodes.register(stranger, "client").status()).as(name).isEqualTo(403);
            URI key = AccessNodes.at(nodes.first, "/v1/participants/" + name + "/key");
            Map<String, String> headers =
                    new HashMap<>(stranger.signs("PUT", key, stranger.registration("client"), Duration.ZERO));
            headers.putAll(bearer(nodes.operator.text()));
            assertThat(nodes.send("PUT", key, stranger.registration("client"), headers)
                            .status())
                    .as(name)
                    .isEqualTo(200);
        }
        Stranger uninvited = Stranger.called("grace");
        URI elsewhere = AccessNodes.at(nodes.second, "/v1/participants/grace/key");
        assertThat(nodes.signed(uninvited, "PUT", elsewhere, uninvited.registration("miner"))
                        .status())
                .isEqualTo(403);
    }

    private String withdrawal(String who, String amount) {
        return command(who, "account/" + who, "account.Withdraw", amount);
    }

    private String command(String from, String to, String type, String amount) {
        commands++;
        return "{\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"id\":\"c-" + commands
                + "\",\"expires\":\"" + soon + "\",\"command\":{\"type\":\"" + type + "\",\"transfer\":\"t-"
                + commands + "\",\"amount\":\"" + amount + "\"}}";
    }

    @Test
    void nobodyActsForSomebodyElse() throws Exception {
        URI at = AccessNodes.at(nodes.first, "/v1/commands");
        String theft = withdrawal("harry", "5");
        String gift = command("cashier", "account/alice", "account.Deposit", "5");

        for (String body : new String[] {theft, gift, gift.replace("\"cashier\"", "\"alice\"")}) {
            assertThat(nodes.signed(alice, "POST", at, body).status()).as(body).isEqualTo(403);
            takenByAnOpenNode(
                    "POST", "/v1/commands", body.replace("\"from\":\"alice\"", "\"from\":\"cashier\""), Map.of());
        }
        URI withdrawals = AccessNodes.at(nodes.first, "/v1/accounts/harry/withdrawals");
        Map<String, String> signed =
                new HashMap<>(alice.signs("POST", withdrawals, "{\"amount\":\"5\"}", Duration.ZERO));
        signed.put("Idempotency-Key", "k-1");
        assertThat(nodes.send("POST", withdrawals, "{\"amount\":\"5\"}", signed).status())
                .as("the account's own rule, or ours")
                .isIn(403, 409);
        assertThat(nodes.signed(alice, "GET", AccessNodes.at(nodes.first, "/v1/work/task/t-1?for=harry"), "")
                        .status())
                .isEqualTo(403);
        assertThat(nodes.send("POST", at, theft, nodes.operator.text()).status())
                .as("nor does an operator")
                .isEqualTo(403);
    }

    @Test
    void nobodyJoinsWithAKeyThatIsNotTheRegisteredOne() throws Exception {
        Stranger ivan = Stranger.called("ivan");
        assertThat(nodes.register(ivan, "miner").status()).isEqualTo(200);
        URI at = AccessNodes.at(nodes.first, "/v1/commands");
        String join = "{\"from\":\"ivan\",\"to\":\"miner/ivan\",\"id\":\"%s\",\"expires\":\"" + soon + "\","
                + "\"command\":{\"type\":\"miner.JoinMarket\",\"publicKey\":\"%s\",\"stake\":\"1\"}}";

        assertThat(nodes.signed(ivan, "POST", at, join.formatted("j-1", alice.publicKey()))
                        .status())
                .isEqualTo(403);
        assertThat(nodes.signed(ivan, "POST", at, join.formatted("j-2", ivan.publicKey()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        URI at = AccessNodes.at(nodes.first, "/v1/commands");
        String large = " ".repeat(300_000);

        assertThat(nodes.send("POST", at, large, nodes.token("client", "alice")).status())
                .isEqualTo(413);
        assertThat(nodes.send(
                                "PUT",
                                AccessNodes.at(nodes.first, "/v1/participants/judy/key"),
                                " ".repeat(5_000),
                                Map.of())
                        .status())
                .isEqualTo(413);
        assertThat(nodes.chunked(at, large, nodes.token("client", "alice"))).isEqualTo(413);
    }

    @Test
    void anOpenNodeAnswersNoBrowser() throws Exception {
        URI open = AccessNodes.at(nodes.open, STATUS);

        assertThat(nodes.send("GET", open, "", Map.of()).status()).isEqualTo(200);
        assertThat(nodes.send("GET", open, "", Map.of("Origin", "http://elsewhere.example"))
                        .status())
                .isEqualTo(403);
        assertThat(nodes.send("GET", open, "", Map.of("Host", "elsewhere.example:80"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Order(LAST - 1)
    void whoeverAsksTooMuchIsToldToWait() throws Exception {
        URI at = AccessNodes.at(nodes.second, STATUS);
        String busy = nodes.token("auditor", "");
        Answered last = nodes.send("GET", at, "", busy);
        assertThat(last.field("RateLimit-Policy")).isEqualTo("\"caller\";q=10;w=2");
        for (int i = 0; i < 200 && last.status() == 200; i++) last = nodes.send("GET", at, "", busy);

        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.field("Retry-After"))).isPositive();
        assertThat(last.field("RateLimit")).startsWith("\"caller\";r=0;");
        assertThat(nodes.send("GET", at, "", nodes.operator.text()).status())
                .as("somebody else")
                .isEqualTo(200);
    }

    @Test
    @Order(LAST)
    void strangersAreCountedByTheirAddress() throws Exception {
        URI at = AccessNodes.at(nodes.second, STATUS);
        assertThat(nodes.send("GET", at, "", nodes.operator.text()).status()).isIn(200, 429);
        Answered last = nodes.send("GET", at, "", Map.of());
        for (int i = 0; i < 300 && last.status() == 401; i++) last = nodes.send("GET", at, "", Map.of());

        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.field("Retry-After"))).isPositive();
        Answered known = Await.until("a known caller of the same address is let in", PATIENCE, () -> Optional.of(
                        ask(at, nodes.operator.text()))
                .filter(answered -> answered.status() == 200));
        assertThat(known.status()).isEqualTo(200);
    }
}
