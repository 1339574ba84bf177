package assay.cluster.http;

import akka.http.javadsl.model.HttpResponse;
import assay.journal.view.BadQuestion;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What callers hear of something that went wrong while they were answered. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static HttpResponse answer(Throwable failure) {
        return Replies.problem(problem(failure));
    }

    static Problem problem(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NotAnswered known) return known.problem();
        if (cause instanceof BadQuestion bad) {
            return Problem.badRequest(String.valueOf(bad.getMessage()), "correct the question");
        }
        if (cause instanceof TimeoutException) return Problem.unavailable("the cluster did not answer in time");
        LOG.error("a request failed", cause);
        return Problem.bug(cause);
    }
}
