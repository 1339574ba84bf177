package assay.cluster.access;

import akka.http.javadsl.server.Route;
import assay.cluster.http.Operation;
import java.util.function.Function;

/**
 * The one place that every request passes before anything is done for it: who it is from, whether that caller may do
 * this, and whether it has asked too much.
 */
@FunctionalInterface
public interface Gate {
    /** {@code inner} for those who may, and a problem for all others. */
    Route admit(Operation operation, Function<Caller, Route> inner);

    /** Takes everybody for an operator who is every participant as well: for a node that asks nobody who they are. */
    static Gate open() {
        return (operation, inner) -> inner.apply(Caller.anybody());
    }
}
