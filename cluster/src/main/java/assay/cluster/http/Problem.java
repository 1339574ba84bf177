package assay.cluster.http;

import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;

/**
 * Why a request was not answered.
 *
 * @param code a word for programs; permanent
 * @param message which thing, what was expected, what was found
 * @param hint what to do next
 */
record Problem(StatusCode status, String code, String message, String hint) {
    /** The request itself is wrong: sending it again changes nothing. */
    static Problem badRequest(String message, String hint) {
        return new Problem(StatusCodes.BAD_REQUEST, "bad-request", message, hint);
    }

    static Problem notFound(String message, String hint) {
        return new Problem(StatusCodes.NOT_FOUND, "not-found", message, hint);
    }

    /** The caller is known, and may not do this. */
    static Problem forbidden(String message, String hint) {
        return new Problem(StatusCodes.FORBIDDEN, "forbidden", message, hint);
    }

    /** Nobody knows whether a command was taken. */
    static Problem unknownOutcome(String message) {
        return new Problem(
                StatusCodes.SERVICE_UNAVAILABLE,
                "unknown-outcome",
                message,
                "send the same command with the same id again: it counts once");
    }

    static Problem unavailable(String message) {
        return new Problem(
                StatusCodes.SERVICE_UNAVAILABLE,
                "unavailable",
                message,
                "try again in a few seconds; GET /v1/status says whether the cluster is ready");
    }

    static Problem bug(Throwable cause) {
        return new Problem(
                StatusCodes.INTERNAL_SERVER_ERROR,
                "bug",
                String.valueOf(cause),
                "this is a bug of Assay's: the node's log has the details");
    }
}
