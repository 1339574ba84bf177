package assay.cluster.access;

import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import assay.cluster.http.Operation;
import assay.cluster.http.Problem;
import assay.cluster.http.Replies;
import java.util.function.Function;

/**
 * Takes everybody for everything, but for what a page in somebody's browser sends: that could come from anywhere, and
 * reaches a loopback address all the same.
 */
final class OpenGate extends AllDirectives implements Gate {
    private final Doorkeeper doorkeeper;
    private final Gate open = Gate.open();

    OpenGate(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @Override
    public Route admit(Operation operation, Function<Caller, Route> inner) {
        return extractRequest(request -> {
            Received received = new Received(request);
            if (received.field("origin").isPresent() || !doorkeeper.reachedAt(received.authority())) {
                return complete(Replies.problem(Problem.forbidden(
                        "a node that asks nobody who they are answers no browser, and to no name but its own",
                        "set access.mode = required, and use a token")));
            }
            return open.admit(operation, inner);
        });
    }
}
