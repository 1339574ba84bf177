package assay.cli.story;

import assay.domain.evaluation.EvaluationEvent;
import java.util.Optional;

/** What happened to an evaluation, in words. Its medians are told where the task takes note of them. */
final class EvaluationWords {
    private EvaluationWords() {}

    static Optional<String> of(EvaluationEvent event) {
        if (event instanceof EvaluationEvent.EvaluatorEnrolled enrolled) {
            return Optional.of(enrolled.evaluator() + " enrols as an evaluator");
        }
        if (event instanceof EvaluationEvent.EnrolmentExtended) {
            return Optional.of("too few evaluators: enrolment stays open");
        }
        if (event instanceof EvaluationEvent.MeasurementFailed failed) {
            return Optional.of("measurement " + failed.measurement() + " failed: " + failed.reason());
        }
        if (event instanceof EvaluationEvent.EvaluationFailed failed) {
            return Optional.of("no evaluators: " + failed.reason());
        }
        return Optional.empty();
    }
}
