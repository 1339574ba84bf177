package assay.cluster.http;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.MethodRejection;
import akka.http.javadsl.server.MissingQueryParamRejection;
import akka.http.javadsl.server.RejectionHandler;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.server.ValidationRejection;
import java.util.List;
import java.util.stream.Collectors;

/** What Akka itself refuses (no such path, another method, too large a body), in the form of our own problems. */
final class Refusals {
    private static final String WHERE_TO_LOOK = "GET /v1/openapi.json lists what can be asked";

    private Refusals() {}

    static RejectionHandler handler() {
        return RejectionHandler.newBuilder()
                .handleAll(MethodRejection.class, Refusals::method)
                .handle(
                        MissingQueryParamRejection.class,
                        missing -> problem(Problem.badRequest(
                                "the parameter " + missing.parameterName() + " is missing",
                                "add ?" + missing.parameterName() + "=…")))
                .handle(
                        ValidationRejection.class,
                        invalid -> problem(Problem.badRequest(invalid.message(), "correct the request")))
                .handleNotFound(problem(Problem.notFound("nothing can be asked at this path", WHERE_TO_LOOK)))
                .build()
                .withFallback(RejectionHandler.defaultHandler().mapRejectionResponse(Refusals::other));
    }

    private static Route method(List<MethodRejection> refused) {
        String allowed = refused.stream()
                .map(MethodRejection::supported)
                .map(HttpMethod::value)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        Problem problem = new Problem(
                        StatusCodes.METHOD_NOT_ALLOWED,
                        "method-not-allowed",
                        "This path takes another method",
                        "this path takes " + allowed,
                        WHERE_TO_LOOK)
                .with("expected", allowed);
        return Directives.complete(
                Replies.problem(problem).addHeader(akka.http.javadsl.model.headers.RawHeader.create("Allow", allowed)));
    }

    private static Route problem(Problem problem) {
        return Directives.complete(Replies.problem(problem));
    }

    private static HttpResponse other(HttpResponse refused) {
        String message = refused.entity() instanceof HttpEntity.Strict text
                ? text.getData().utf8String()
                : refused.status().reason();
        StatusCode status = refused.status();
        String code = status.equals(StatusCodes.CONTENT_TOO_LARGE) ? "too-large" : "bad-request";
        return Replies.problem(new Problem(status, code, status.reason(), message, WHERE_TO_LOOK));
    }
}
