package assay.domain.evaluation;

import assay.domain.money.Credits;
import java.time.Duration;

/**
 * How models are measured.
 *
 * @param evaluators how many are drawn, at least 3
 * @param toleranceMicros how far from the median a report may be and still be paid, in 10⁻⁶ of error
 * @param enrolment how long evaluators may enrol
 * @param commit how long they may take to measure and commit
 * @param reveal how long they may take to reveal
 * @param stake what an evaluator must have at stake as a member of the market; nothing where anybody may evaluate
 * @param patience an evaluator that was silent in so many measurements in a row gives its seat to a reserve; 0 for never
 */
public record EvaluationRules(
        int evaluators,
        long toleranceMicros,
        Duration enrolment,
        Duration commit,
        Duration reveal,
        Credits stake,
        int patience) {
    /** Nothing is at stake, and nobody is replaced for silence. */
    public EvaluationRules(int evaluators, long toleranceMicros, Duration enrolment, Duration commit, Duration reveal) {
        this(evaluators, toleranceMicros, enrolment, commit, reveal, Credits.ZERO, 0);
    }

    /** The same where evaluators stake this much. */
    public EvaluationRules staking(Credits other) {
        return new EvaluationRules(evaluators, toleranceMicros, enrolment, commit, reveal, other, patience);
    }

    /** The same where silent evaluators are replaced after so many measurements. */
    public EvaluationRules patientFor(int measurements) {
        return new EvaluationRules(evaluators, toleranceMicros, enrolment, commit, reveal, stake, measurements);
    }
}
