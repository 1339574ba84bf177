package assay.domain.task;

import assay.domain.content.Cid;
import assay.domain.training.Job;
import assay.domain.training.Outliers;
import assay.domain.training.Segment;
import assay.domain.training.Strategy;
import assay.domain.training.Valuation;
import assay.domain.training.WeightedUpdate;
import java.util.List;
import java.util.Optional;

/** The jobs that make one model of a round's updates: those of the leader, and of the evaluators who do it again. */
final class Combining {
    private Combining() {}

    static Job.Aggregate aggregate(Task.Training at) {
        TaskSpec spec = at.posted().spec();
        Course course = at.course();
        return new Job.Aggregate(
                spec.aggregation(),
                course.model(),
                Weighting.of(at),
                Iterating.aggregation(spec),
                course.state(),
                outliers(spec),
                Makers.compared(at));
    }

    /** Measures what the round's updates come to. */
    static Job.Measure measure(Task.Training at) {
        Course course = at.course();
        List<WeightedUpdate> updates = Weighting.of(at);
        Valuation valuation = Valuations.asked(at.posted(), course.measurements(), updates);
        List<Segment> segments = course.dataset().validation();
        return measure(at.posted(), course.model(), updates, segments, course.state(), valuation, Makers.compared(at));
    }

    /** Measures a model as it is. */
    static Job.Measure measure(Posted posted, Cid model, List<Segment> segments) {
        return measure(posted, model, List.of(), segments, Optional.empty(), Valuation.unsaid(), List.of());
    }

    private static Job.Measure measure(
            Posted posted,
            Cid base,
            List<WeightedUpdate> updates,
            List<Segment> segments,
            Optional<Cid> state,
            Valuation valuation,
            List<Integer> makers) {
        TaskSpec spec = posted.spec();
        return new Job.Measure(
                spec.recipe(),
                spec.aggregation(),
                base,
                updates,
                segments,
                Iterating.aggregation(spec),
                state,
                valuation,
                updates.isEmpty() ? Outliers.IGNORE : outliers(spec),
                makers);
    }

    private static Outliers outliers(TaskSpec spec) {
        return spec.training().updates().outliers();
    }

    /** How strongly a round's training is drawn back to the model it starts from. */
    static long proximalMicros(TaskSpec spec) {
        boolean drawn = Strategy.named(spec.aggregation())
                .filter(Strategy.FEDPROX::equals)
                .isPresent();
        return drawn ? spec.training().aggregation().proximalMicros() : 0;
    }

    static List<WeightedUpdate> weighted(List<Update> updates) {
        return updates.stream()
                .map(update -> new WeightedUpdate(update.address(), update.samples()))
                .toList();
    }
}
