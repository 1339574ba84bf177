package assay.domain.payout;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import java.util.List;

/** Why a payout refuses. */
public sealed interface PayoutRejection extends Rejection {
    /** There is no payout rule of this name. */
    record RuleUnknown(EntityId payout, String rule, List<String> known) implements PayoutRejection {
        public RuleUnknown {
            known = List.copyOf(known);
        }

        @Override
        public String message() {
            return payout + ": payout rule \"" + rule + "\": expected one of " + known;
        }
    }

    /** The facts contradict themselves. */
    record FactsNotValid(EntityId payout, String field, String found, String expected) implements PayoutRejection {
        @Override
        public String message() {
            return payout + ": " + field + " is " + found + ": expected " + expected;
        }
    }

    /** The task has been settled, or is being settled, on other facts. */
    record SettledOtherwise(EntityId payout, String phase) implements PayoutRejection {
        @Override
        public String message() {
            return payout + ": is " + phase + " on other facts: a task is settled once";
        }
    }

    /** Whoever answers was not asked. */
    record NotAnApprover(EntityId payout, ParticipantId who, List<ParticipantId> approvers) implements PayoutRejection {
        public NotAnApprover {
            approvers = List.copyOf(approvers);
        }

        @Override
        public String message() {
            return payout + ": " + who + " is not an approver of this plan; " + approvers + " are";
        }
    }

    /** An approver cannot change its mind. */
    record AnsweredOtherwise(EntityId payout, ParticipantId who) implements PayoutRejection {
        @Override
        public String message() {
            return payout + ": " + who + " has given another answer already: the first one counts";
        }
    }

    /** A refusal must say what it rests on, briefly. */
    record CitationNotValid(EntityId payout, String field) implements PayoutRejection {
        @Override
        public String message() {
            return payout + ": a refusal cites the first event from which it derives something else, and says why: "
                    + field + " must have 1 to " + PayoutEntity.MAX_CITATION_LENGTH + " characters"
                    + (field.equals("citedEvent")
                            ? ", written entity#number, for example task/" + payout.name() + "#17"
                            : "");
        }
    }
}
