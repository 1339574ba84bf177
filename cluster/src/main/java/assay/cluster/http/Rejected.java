package assay.cluster.http;

import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import assay.domain.account.AccountRejection;
import assay.domain.cell.TooLate;
import assay.domain.entity.NameNotUsable;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotUnderstood;
import assay.domain.entity.Rejection;
import assay.domain.task.SpecViolation;
import assay.domain.task.TaskRejection;
import assay.journal.codec.RecordJson;
import assay.runtime.Busy;
import assay.runtime.Quarantined;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** What the market's rules refuse, as a problem: its {@code type} is the rejection's own. */
final class Rejected {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final RecordJson records = new RecordJson();

    Problem problem(Rejection rejection) {
        if (rejection instanceof Busy) {
            return Problem.unavailable(rejection.message())
                    .retryAfter(SOON)
                    .with("rejection", records.toTree(rejection).get("type"));
        }
        Problem problem = new Problem(
                        status(rejection),
                        "refused",
                        "The market's rules refuse this",
                        rejection.message(),
                        hint(rejection))
                .with("rejection", records.toTree(rejection).get("type"));
        if (!(rejection instanceof TaskRejection.SpecOutOfBounds spec)) return problem;
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        for (SpecViolation violation : spec.violations()) {
            ObjectNode error = errors.addObject();
            error.put("field", violation.field());
            if (!violation.withheld()) error.put("found", violation.value());
            error.put("expected", violation.expected());
        }
        return problem.with("errors", errors);
    }

    private static StatusCode status(Rejection rejection) {
        if (rejection instanceof NotAllowed) return StatusCodes.FORBIDDEN;
        if (rejection instanceof Quarantined) return StatusCodes.SERVICE_UNAVAILABLE;
        boolean unusable = rejection instanceof NotUnderstood
                || rejection instanceof NameNotUsable
                || rejection instanceof TaskRejection.SpecOutOfBounds
                || rejection instanceof AccountRejection.AmountNotPositive
                || rejection instanceof AccountRejection.TransferIdNotValid;
        return unusable ? StatusCodes.UNPROCESSABLE_CONTENT : StatusCodes.CONFLICT;
    }

    private static String hint(Rejection rejection) {
        if (rejection instanceof TooLate) return "give the command again, with a later expiry";
        if (rejection instanceof Quarantined) return "an operator has to look: assay doctor says what is wrong";
        if (rejection instanceof NotAllowed) return "give it as whoever may";
        return "look at how things stand, and decide anew: the same request is refused again until that changes";
    }
}
