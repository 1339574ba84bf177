package assay.cluster.access;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.RequestEntity;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.stream.Materializer;
import assay.cluster.http.Operation;
import assay.cluster.http.Problem;
import assay.cryptography.http.BadSignature;
import assay.cryptography.http.ClaimedSignature;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** How large bodies may be, how slowly they may come, and whether they are the ones that were signed. */
final class BodyLimits extends AllDirectives {
    private static final int KIB = 1024;

    /** Names, keys and roles are short. */
    private static final int SMALL_BYTES = 4 * KIB;

    private final int usualBytes;

    BodyLimits(int usualBytes) {
        this.usualBytes = usualBytes;
    }

    /** The most that {@code operation} takes. */
    int bytes(Operation operation) {
        return switch (operation) {
            case TOKEN_CREATE, PARTICIPANT_KEY -> Math.min(SMALL_BYTES, usualBytes);
            default -> usualBytes;
        };
    }

    /**
     * Whether bodies are passed on as they come. Content has limits of its own, and is checked against its address: that
     * is part of the path, so whoever signs the path signs the bytes.
     */
    private static boolean streams(Operation operation) {
        return operation == Operation.CONTENT_STORE;
    }

    /** What to answer a request that says itself that its body is too large. */
    Optional<Problem> tooLarge(Operation operation, HttpRequest request) {
        if (streams(operation)) return Optional.empty();
        long said = request.entity().getContentLengthOption().orElse(0);
        return said > bytes(operation) ? Optional.of(tooLarge(operation)) : Optional.empty();
    }

    private Problem tooLarge(Operation operation) {
        return new Problem(
                        StatusCodes.CONTENT_TOO_LARGE,
                        "too-large",
                        "The body is too large",
                        operation.method() + " " + operation.path() + " takes at most " + bytes(operation) + " bytes",
                        "send less at a time")
                .with("expected", Integer.toString(bytes(operation)));
    }

    /**
     * {@code inner} with the whole body there, if it is not too large, comes in time, and is the one that was signed.
     *
     * @param refuse what answers with a problem
     */
    Route checked(
            Operation operation,
            Optional<ClaimedSignature> signature,
            Duration patience,
            Function<Problem, Route> refuse,
            Supplier<Route> inner) {
        if (streams(operation)) return inner.get();
        return extractMaterializer(materializer -> extractRequest(request -> {
            CompletionStage<Route> route = whole(operation, request, patience, materializer)
                    .thenApply(body -> {
                        if (signature.isPresent()) compare(signature.get(), body);
                        return mapRequest(with -> with.withEntity((RequestEntity) body), inner);
                    })
                    .exceptionally(failure -> refuse.apply(problem(operation, failure)));
            return onSuccess(route, found -> found);
        }));
    }

    private CompletionStage<HttpEntity.Strict> whole(
            Operation operation, HttpRequest request, Duration patience, Materializer materializer) {
        return request.entity().withSizeLimit(bytes(operation)).toStrict(patience.toMillis(), materializer);
    }

    private static void compare(ClaimedSignature signature, HttpEntity.Strict body) {
        try {
            signature.body(body.getData().toArray());
        } catch (BadSignature e) {
            throw new Refused(Problem.unauthorized(
                    String.valueOf(e.getMessage()), "sign the body that you send: Content-Digest, RFC 9530"));
        }
    }

    private Problem problem(Operation operation, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof EntityStreamSizeException) return tooLarge(operation);
        if (cause instanceof TimeoutException) {
            return new Problem(
                    StatusCodes.REQUEST_TIMEOUT,
                    "too-slow",
                    "The request took too long to arrive",
                    "the body did not arrive in time",
                    "send it again, at once");
        }
        if (cause instanceof Refused refused) return refused.problem();
        return Problem.badRequest("the body could not be read: " + cause.getMessage(), "send it again");
    }
}
