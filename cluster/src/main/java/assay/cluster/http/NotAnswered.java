package assay.cluster.http;

/** Ends the answering of a request with a problem. */
final class NotAnswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    NotAnswered(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
