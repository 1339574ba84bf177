package assay.cluster.access;

import assay.cluster.http.Problem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Why a caller is not let in, on its way to the answer. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refused(Problem problem) {
        // Nobody looks where it came from, and there may be many.
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    static <T> CompletionStage<T> with(Problem problem) {
        return CompletableFuture.failedFuture(new Refused(problem));
    }

    /** What to answer when {@code failure} has happened instead. */
    static Problem problem(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refused refused) return refused.problem();
        return Problem.unavailable("the cluster cannot look up at the moment who may do what");
    }
}
