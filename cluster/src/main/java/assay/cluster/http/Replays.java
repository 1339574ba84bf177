package assay.cluster.http;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import assay.domain.entity.Sha256;
import assay.journal.cassandra.GivenAnswers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Requests that carry an {@code Idempotency-Key}: sent again with the same key, they are answered as they were the first
 * time, and whatever they do is done once. Keys are the caller's own, and are remembered for a day.
 */
final class Replays {
    private static final String KEY = "Idempotency-Key";
    private static final String USABLE = "[\\x21-\\x7e]{1,128}";

    private final GivenAnswers answers;
    private final ObjectMapper json = new ObjectMapper();

    Replays(GivenAnswers answers) {
        this.answers = answers;
    }

    /** As {@link #once}, for what must not be done twice by mistake: the key has to be there. */
    CompletionStage<HttpResponse> onceByKey(Asked asked, Function<String, CompletionStage<HttpResponse>> work) {
        if (asked.request().getHeader(KEY).isEmpty()) {
            throw new NotAnswered(Problem.badRequest(
                            "there is no header " + KEY + ": without one, money could be moved twice",
                            "add " + KEY + ": with a text of your own, and the same one when you send this again")
                    .found("no header " + KEY, "a header " + KEY));
        }
        return once(asked, work);
    }

    /**
     * Does {@code work} once for each key.
     *
     * @param work is given an id for its command, the same whenever the key is
     */
    CompletionStage<HttpResponse> once(Asked asked, Function<String, CompletionStage<HttpResponse>> work) {
        Optional<String> key = asked.request().getHeader(KEY).map(HttpHeader::value);
        if (key.isEmpty()) return work.apply("http:" + UUID.randomUUID());
        if (!key.get().matches(USABLE)) {
            throw new NotAnswered(Problem.badRequest(
                            KEY + ": expected 1 to 128 printable characters without blanks", "use a UUID, for example")
                    .found(key.get(), "1 to 128 printable characters without blanks"));
        }
        String caller = asked.caller().name();
        String fingerprint = digest(asked.request().getUri().getPathString() + "\n" + asked.body());
        return answers.begin(caller, key.get(), fingerprint).thenCompose(known -> {
            if (!known.fingerprint().equals(fingerprint)) {
                return CompletableFuture.completedFuture(Replies.problem(Problem.unprocessable(
                        "idempotency-key-reused",
                        KEY + " " + key.get() + " was sent before with another request",
                        "use a new key for another request")));
            }
            if (known.answer().isPresent()) {
                return CompletableFuture.completedFuture(replayed(known.answer().get()));
            }
            // Whoever began may have died before it knew: what is done again has the same id, and counts once.
            return work.apply("key:" + digest(caller + "\n" + key.get()).substring(0, 32))
                    .thenCompose(answer -> kept(caller, key.get(), fingerprint, answer));
        });
    }

    private CompletionStage<HttpResponse> kept(String caller, String key, String fingerprint, HttpResponse answer) {
        boolean decided = answer.status().intValue() < StatusCodes.INTERNAL_SERVER_ERROR.intValue();
        if (!decided || !(answer.entity() instanceof HttpEntity.Strict body)) {
            return CompletableFuture.completedFuture(answer);
        }
        ObjectNode kept = Replies.object();
        kept.put("status", answer.status().intValue());
        kept.put("type", body.getContentType().toString());
        kept.put("location", answer.getHeader("Location").map(HttpHeader::value).orElse(""));
        kept.put("body", body.getData().utf8String());
        // The work is done, whether or not its answer can be kept.
        return answers.end(caller, key, fingerprint, kept.toString()).handle((ignored, failure) -> answer);
    }

    private HttpResponse replayed(String text) {
        JsonNode kept;
        try {
            kept = json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer is not JSON", e);
        }
        HttpResponse answer = HttpResponse.create()
                .withStatus(kept.path("status").asInt())
                .withEntity(HttpEntities.create(
                        ContentTypes.parse(kept.path("type").asText()),
                        kept.path("body").asText().getBytes(StandardCharsets.UTF_8)))
                .addHeader(RawHeader.create("Idempotency-Replayed", "true"));
        String location = kept.path("location").asText();
        return location.isEmpty() ? answer : answer.addHeader(RawHeader.create("Location", location));
    }

    private static String digest(String text) {
        return Sha256.hexOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
