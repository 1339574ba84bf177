package assay.cli.story;

import static assay.cli.story.Amounts.count;
import static assay.cli.story.Amounts.credits;

import assay.domain.assignment.AssignmentRules;
import assay.domain.assignment.EscrowMode;
import assay.domain.task.AssignmentEvent;
import assay.domain.task.TaskEvent;
import assay.domain.task.TaskSpec;
import java.util.Locale;
import java.util.Optional;

/** What happened to assignments, in words. */
final class AssignmentWords {
    private AssignmentWords() {}

    static Optional<String> of(AssignmentEvent event) {
        if (event instanceof AssignmentEvent.AssignmentTaken taken) {
            String last = taken.last() ? "; none is left" : "";
            return Optional.of(taken.worker() + " takes assignment " + taken.assignment() + last);
        }
        if (event instanceof AssignmentEvent.AssignmentLapsed lapsed) {
            return Optional.of(
                    lapsed.worker() + " lets assignment " + lapsed.assignment() + " lapse; somebody else may take one");
        }
        if (event instanceof AssignmentEvent.ResultHandedIn result) {
            return Optional.of("result of assignment " + result.assignment() + " handed in");
        }
        if (event instanceof AssignmentEvent.ResultAccepted yes) {
            return Optional.of("assignment " + yes.assignment() + " accepted: " + yes.reason());
        }
        if (event instanceof AssignmentEvent.ResultRejected no) {
            return Optional.of("assignment " + no.assignment() + " rejected: " + no.reason());
        }
        return Optional.empty();
    }

    static String posted(TaskEvent.TaskDrafted drafted) {
        TaskSpec spec = drafted.spec();
        AssignmentRules rules = spec.assignment();
        String pay = rules.wages().escrow() == EscrowMode.POOL
                ? "a pool of " + credits(spec.bounty())
                : credits(rules.wages().reward()) + " for each";
        return drafted.client() + " posts \"" + spec.title() + "\" ("
                + spec.kind().name().toLowerCase(Locale.ROOT) + "): "
                + count(rules.assignments(), "assignment") + ", " + pay + ", accepted by "
                + switch (rules.judging().validation()) {
                    case AUTO -> "whatever is well formed";
                    case MANUAL -> "the client";
                    case CUSTOM -> "a quorum of evaluators";
                };
    }
}
