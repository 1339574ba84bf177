package assay.domain.evaluation;

import assay.domain.training.Job;
import assay.domain.training.Outliers;
import assay.domain.training.Trait;
import assay.domain.training.Valuation;
import java.util.Optional;

/** What a report may say about single updates. */
final class Valued {
    /** More parameters than any model has. */
    private static final long MAX_PARAMETERS = 1L << 40;

    private Valued() {}

    /** What is wrong with it; empty when nothing is. */
    static Optional<String> problem(Job.Measure job, Report report) {
        boolean asked = job.valuation().method() != Valuation.Method.NONE;
        int expected = asked ? job.updates().size() : 0;
        if (report.valueMicros().size() != expected) {
            return Optional.of("has " + report.valueMicros().size() + " values, expected " + expected);
        }
        int traits = job.outliers() == Outliers.IGNORE ? 0 : job.updates().size();
        if (report.traits().size() != traits) {
            return Optional.of("has " + report.traits().size() + " traits of updates, expected " + traits);
        }
        for (Trait trait : report.traits()) {
            boolean possible = trait.ups() >= 0
                    && trait.downs() >= 0
                    && trait.ups() <= MAX_PARAMETERS
                    && trait.downs() <= MAX_PARAMETERS;
            if (!possible) return Optional.of("says of an update that it is " + trait + ", expected counts");
        }
        // Between all samples wrong and none, in either direction.
        long most = Measurements.MAX_ERROR_MICROS;
        for (long value : report.valueMicros()) {
            if (Math.abs(value) > most) {
                return Optional.of("says a value of " + value + ", expected " + -most + " to " + most);
            }
        }
        long error = report.valueErrorMicros();
        if (error < 0 || error > most || (!asked && error != 0)) {
            return Optional.of(
                    "says that values may be off by " + error + ", expected " + (asked ? "0 to " + most : "0"));
        }
        return Optional.empty();
    }
}
