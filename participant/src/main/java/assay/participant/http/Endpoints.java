package assay.participant.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of one market, any of which will do. One that does not answer is passed over for the next; one that is
 * busy is asked again when it says. Everything asked here may be asked twice: questions change nothing, commands carry
 * ids, content its address.
 */
public final class Endpoints {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_TRIES = 6;
    private static final Set<Integer> LATER = Set.of(408, 425, 429, 502, 503, 504);

    private final List<URI> bases;
    private final HttpClient http;
    private final Authenticator authenticator;
    private final AtomicInteger preferred;

    /**
     * One request.
     *
     * @param path with the question behind it
     * @param contentType of the body
     * @param body empty for none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and nobody changes it
    record Request(String method, String path, String contentType, byte[] body, Duration patience) {
        static Request get(String path, Duration patience) {
            return new Request("GET", path, "", new byte[0], patience);
        }

        static Request json(String method, String path, String body, Duration patience) {
            return new Request(
                    method, path, "application/json", body.getBytes(java.nio.charset.StandardCharsets.UTF_8), patience);
        }
    }

    private Endpoints(List<URI> bases, HttpClient http, Authenticator authenticator, AtomicInteger preferred) {
        this.bases = List.copyOf(bases);
        this.http = http;
        this.authenticator = authenticator;
        this.preferred = preferred;
    }

    /**
     * Endpoints that nobody has proved anything to.
     *
     * @param urls such as {@code http://127.0.0.1:8551}; one at least
     */
    public static Endpoints of(List<String> urls) {
        return of(builder(), urls);
    }

    /**
     * As {@link #of}, where the endpoints' certificates go back to an authority that is not a public one.
     *
     * @param trust whom to believe
     */
    public static Endpoints trusting(SSLContext trust, List<String> urls) {
        return of(builder().sslContext(trust), urls);
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT);
    }

    private static Endpoints of(HttpClient.Builder client, List<String> urls) {
        if (urls.isEmpty()) throw new IllegalArgumentException("expected an endpoint at least, found none");
        HttpClient http = client.build();
        List<URI> bases = urls.stream().map(Endpoints::base).toList();
        return new Endpoints(bases, http, Authenticator.none(), new AtomicInteger());
    }

    private static URI base(String url) {
        String plain = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        URI uri = URI.create(plain);
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "endpoint \"" + url + "\": expected a URL such as http://127.0.0.1:8551");
        }
        return uri;
    }

    /** The same endpoints and connections, asked by somebody who proves who it is. */
    public Endpoints as(Authenticator who) {
        return new Endpoints(bases, http, who, preferred);
    }

    @Override
    public String toString() {
        return String.join(", ", bases.stream().map(URI::toString).toList());
    }

    /** Asks; fails with {@link Unanswered} when no endpoint says anything for as long as it is worth waiting. */
    CompletionStage<Answer> ask(Request request) {
        return attempt(request, 1, tries());
    }

    /** Asks the endpoint that answered before, and no other. */
    CompletionStage<Answer> askOnce(Request request) {
        return attempt(request, 1, 1);
    }

    /** As {@link #ask}, waiting for the answer. */
    Answer await(Request request) throws IOException {
        try {
            return ask(request).toCompletableFuture().get();
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof IOException known) throw known;
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + this, e);
        }
    }

    private int tries() {
        return Math.min(MOST_TRIES, 2 * bases.size() + 1);
    }

    private CompletionStage<Answer> attempt(Request request, int attempt, int most) {
        int number = preferred.get();
        URI base = bases.get(number);
        return http.sendAsync(built(request, base), HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, failure) -> after(request, attempt, most, number, response, failure))
                .thenCompose(next -> next);
    }

    private CompletionStage<Answer> after(
            Request request,
            int attempt,
            int most,
            int number,
            @Nullable HttpResponse<byte[]> response,
            @Nullable Throwable failure) {
        String base = bases.get(number).toString();
        Answer answer = response == null ? null : new Answer(response.statusCode(), response.body(), base);
        if (answer != null && !LATER.contains(answer.status())) {
            return CompletableFuture.completedFuture(answer);
        }
        // Whoever else found out first has moved on already.
        preferred.compareAndSet(number, (number + 1) % bases.size());
        if (attempt >= most) return CompletableFuture.failedFuture(unanswered(base, answer, failure));
        Duration pause = response == null
                ? pause(attempt)
                : RetryAfter.of(response.headers()).orElse(pause(attempt));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        return CompletableFuture.supplyAsync(
                        () -> attempt(request, attempt + 1, most),
                        CompletableFuture.delayedExecutor(bounded.toMillis(), TimeUnit.MILLISECONDS))
                .thenCompose(next -> next);
    }

    private Unanswered unanswered(String base, @Nullable Answer answer, @Nullable Throwable failure) {
        if (answer != null) return new Unanswered(answer.problem());
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String why = cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
        String message = "none of " + this + " answers; " + base + ": " + why;
        return cause == null ? new Unanswered(message) : new Unanswered(message, cause);
    }

    private static Duration pause(int attempt) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 5));
    }

    private HttpRequest built(Request request, URI base) {
        URI uri = URI.create(base + request.path());
        HttpRequest.BodyPublisher body = request.body().length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(request.body());
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(uri).timeout(request.patience()).method(request.method(), body);
        if (!request.contentType().isEmpty()) builder.header("Content-Type", request.contentType());
        // Anew for each try: a proof is good for a moment only, and once.
        authenticator.headers(request.method(), uri, request.body()).forEach(builder::header);
        return builder.build();
    }
}
