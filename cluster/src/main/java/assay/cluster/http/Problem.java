package assay.cluster.http;

import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why a request was not answered, as RFC 9457 has it.
 *
 * @param code a word for programs; permanent
 * @param title what all problems of this code have in common
 * @param detail which thing, what was expected, what was found
 * @param hint what to do next
 * @param more further members, for example {@code found} and {@code expected}
 * @param retryAfter when to try again, if that may help
 */
public record Problem(
        StatusCode status,
        String code,
        String title,
        String detail,
        String hint,
        Map<String, JsonNode> more,
        Optional<Duration> retryAfter) {
    private static final Duration SOON = Duration.ofSeconds(2);

    /** Without anything more. */
    public Problem(StatusCode status, String code, String title, String detail, String hint) {
        this(status, code, title, detail, hint, Map.of(), Optional.empty());
    }

    /** The request itself is wrong: sending it again changes nothing. */
    public static Problem badRequest(String detail, String hint) {
        return new Problem(StatusCodes.BAD_REQUEST, "bad-request", "The request cannot be understood", detail, hint);
    }

    /** There is no such thing. */
    public static Problem notFound(String detail, String hint) {
        return new Problem(StatusCodes.NOT_FOUND, "not-found", "There is no such thing", detail, hint);
    }

    /** Nobody knows who the caller is. */
    public static Problem unauthorized(String detail, String hint) {
        return new Problem(StatusCodes.UNAUTHORIZED, "unauthorized", "It is not known who asks", detail, hint);
    }

    /** The caller is known, and may not do this. */
    public static Problem forbidden(String detail, String hint) {
        return new Problem(StatusCodes.FORBIDDEN, "forbidden", "This caller may not do that", detail, hint);
    }

    /** What was sent can be read, and makes no sense. */
    public static Problem unprocessable(String code, String detail, String hint) {
        return new Problem(StatusCodes.UNPROCESSABLE_CONTENT, code, "What was sent cannot be used", detail, hint);
    }

    /** The caller has asked for more than it may in so short a time. */
    public static Problem tooMany(String detail, Duration retryAfter) {
        return new Problem(
                        StatusCodes.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "Too much was asked",
                        detail,
                        "wait as long as Retry-After says")
                .retryAfter(retryAfter);
    }

    /** Nobody knows whether a command was taken. */
    public static Problem unknownOutcome(String detail) {
        return new Problem(
                        StatusCodes.SERVICE_UNAVAILABLE,
                        "unknown-outcome",
                        "It is not known whether this was done",
                        detail,
                        "send the same again, with the same id or Idempotency-Key: it counts once")
                .retryAfter(SOON);
    }

    /** The cluster cannot answer at the moment. */
    public static Problem unavailable(String detail) {
        return new Problem(
                        StatusCodes.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "The cluster cannot answer now",
                        detail,
                        "try again in a few seconds; GET /v1/status says whether the cluster is ready")
                .retryAfter(SOON);
    }

    /** Too many wait already; nothing was done. */
    public static Problem busy(String detail) {
        return new Problem(
                        StatusCodes.SERVICE_UNAVAILABLE,
                        "busy",
                        "There is too much to do",
                        detail,
                        "nothing was done: send it again after Retry-After")
                .retryAfter(SOON);
    }

    static Problem bug(Throwable cause) {
        return new Problem(
                StatusCodes.INTERNAL_SERVER_ERROR,
                "bug",
                "Something in Assay is broken",
                String.valueOf(cause),
                "this is a bug of Assay's: the node's log has the details");
    }

    /** The same, saying what was found and what was expected. */
    public Problem found(String found, String expected) {
        return with("found", found).with("expected", expected);
    }

    /** The same with one more member. */
    public Problem with(String member, String value) {
        return with(member, TextNode.valueOf(value));
    }

    /** As above, with what is more than a text. */
    public Problem with(String member, JsonNode value) {
        Map<String, JsonNode> all = new LinkedHashMap<>(more);
        all.put(member, value);
        return new Problem(status, code, title, detail, hint, all, retryAfter);
    }

    /** The same, to be tried again after a while. */
    public Problem retryAfter(Duration wait) {
        return new Problem(status, code, title, detail, hint, more, Optional.of(wait));
    }
}
