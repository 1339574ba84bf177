package assay.domain.payout;

import java.time.Duration;
import java.util.List;

/**
 * How a bounty is divided. Shares are parts of 10⁶ that add up to 10⁶ at most; what a task does not use is refunded.
 *
 * @param rule name of the miners' rule, one of {@link PayoutRules#names()}
 * @param minersMicros share of the miners
 * @param evaluatorsMicros share of the evaluators
 * @param approval how long evaluators may take to approve or refuse the plan; silence approves
 * @param verifiersMicros share of the verifiers, divided by checks made
 * @param storageMicros share of those who stored for the task
 * @param placesMicros of the miners' part, what each place of the rule {@code ranked} gets, the first place first; empty
 *     for {@link Ranked#USUAL_PLACES_MICROS}
 * @param valuing how single updates are valued
 */
public record PayRules(
        String rule,
        long minersMicros,
        long evaluatorsMicros,
        Duration approval,
        long verifiersMicros,
        long storageMicros,
        List<Long> placesMicros,
        ValuingRules valuing) {
    public PayRules {
        placesMicros = List.copyOf(placesMicros);
    }

    /** Nothing for verifiers and storage; updates are valued as the rule needs it. */
    public PayRules(String rule, long minersMicros, long evaluatorsMicros, Duration approval) {
        this(rule, minersMicros, evaluatorsMicros, approval, 0, 0, List.of(), ValuingRules.unsaid());
    }

    /** The same by another rule. */
    public PayRules by(String other) {
        return new PayRules(
                other, minersMicros, evaluatorsMicros, approval, verifiersMicros, storageMicros, placesMicros, valuing);
    }

    /** The same with other places. */
    public PayRules withPlaces(List<Long> other) {
        return new PayRules(
                rule, minersMicros, evaluatorsMicros, approval, verifiersMicros, storageMicros, other, valuing);
    }

    /** The same with updates valued otherwise. */
    public PayRules valuing(ValuingRules other) {
        return new PayRules(
                rule, minersMicros, evaluatorsMicros, approval, verifiersMicros, storageMicros, placesMicros, other);
    }
}
