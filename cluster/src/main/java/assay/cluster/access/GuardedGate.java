package assay.cluster.access;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import assay.cluster.http.Operation;
import assay.cluster.http.Problem;
import assay.cluster.http.Replies;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets in who has shown who they are, may do what they ask for, and has not asked for too much. */
final class GuardedGate extends AllDirectives implements Gate {
    private static final int MOST_CALLERS = 50_000;
    /** How long a caller may take to send a body of the usual size. */
    private static final Duration BODY_PATIENCE = Duration.ofSeconds(10);

    private static final int BURST_SECONDS = 2;

    private final Doorkeeper doorkeeper;
    private final BodyLimits bodies;
    private final Buckets requests;

    GuardedGate(Doorkeeper doorkeeper, BodyLimits bodies, int requestsPerSecond, InstantSource clock) {
        this.doorkeeper = doorkeeper;
        this.bodies = bodies;
        this.requests = new Buckets(requestsPerSecond, BURST_SECONDS * requestsPerSecond, MOST_CALLERS, clock);
    }

    @Override
    public Route admit(Operation operation, Function<Caller, Route> inner) {
        return extractRequest(request -> {
            Optional<Problem> large = bodies.tooLarge(operation, request);
            if (large.isPresent()) return refuse(large.get());
            CompletionStage<Route> route = doorkeeper
                    .identify(request)
                    .thenApply(known -> admitted(operation, known, inner))
                    .exceptionally(failure -> refuse(Refused.problem(failure)));
            return onSuccess(route, found -> found);
        });
    }

    private Route admitted(Operation operation, Doorkeeper.Identified known, Function<Caller, Route> inner) {
        Caller caller = known.caller();
        if (!caller.isAny(operation.roles())) {
            String roles = operation.roles().stream().map(CallerRole::word).collect(Collectors.joining(" or "));
            return refuse(Problem.forbidden(
                    caller.name() + " is no " + roles + ", and " + operation.method() + " " + operation.path()
                            + " is for those",
                    "ask an operator for a token with that role"));
        }
        Buckets.Left left = requests.take(caller.name());
        if (!left.allowed()) {
            return refuse(
                    Problem.tooMany(
                            caller.name() + " has asked more than " + requests.size() + " times at once", left.again()),
                    left);
        }
        Function<Route, Route> told = route -> mapResponse(response -> limited(response, left), () -> route);
        return told.apply(
                bodies.checked(operation, known.signature(), BODY_PATIENCE, this::refuse, () -> inner.apply(caller)));
    }

    private HttpResponse limited(HttpResponse response, Buckets.Left left) {
        long window = Math.max(1, requests.filling().toSeconds());
        long seconds = left.again().plusMillis(999).toSeconds();
        return response.addHeader(
                        RawHeader.create("RateLimit-Policy", "\"caller\";q=" + requests.size() + ";w=" + window))
                .addHeader(RawHeader.create("RateLimit", "\"caller\";r=" + left.tokens() + ";t=" + seconds));
    }

    private Route refuse(Problem problem, Buckets.Left left) {
        return complete(limited(Replies.problem(problem), left));
    }

    /** Says why not. */
    Route refuse(Problem problem) {
        HttpResponse response = Replies.problem(problem);
        if (!problem.status().equals(StatusCodes.UNAUTHORIZED)) return complete(response);
        return complete(response.addHeader(RawHeader.create("WWW-Authenticate", "Bearer realm=\"assay\"")));
    }
}
