package assay.domain.evaluation;

import java.time.Duration;

/**
 * How models are measured.
 *
 * @param evaluators how many are drawn, at least 3
 * @param toleranceMicros how far from the median a report may be and still be paid, in 10⁻⁶ of error
 * @param enrolment how long evaluators may enrol
 * @param commit how long they may take to measure and commit
 * @param reveal how long they may take to reveal
 */
public record EvaluationRules(
        int evaluators, long toleranceMicros, Duration enrolment, Duration commit, Duration reveal) {}
