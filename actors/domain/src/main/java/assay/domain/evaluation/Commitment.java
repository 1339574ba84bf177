package assay.domain.evaluation;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.training.Trait;

/** The hash by which an evaluator binds itself to a report before anybody shows theirs. */
public final class Commitment {
    private Commitment() {}

    /** SHA-256 over evaluation, measurement, evaluator, report and salt, in lower-case hex. */
    public static String of(
            EntityId evaluation, long measurement, ParticipantId evaluator, Report report, String salt) {
        Sha256 hash = Sha256.of("report")
                .with(evaluation.toString())
                .with(measurement)
                .with(evaluator.name())
                .with(report.errorMicros().toString())
                .with(report.lossMicros().toString())
                .with(report.aggregate().text());
        if (report.state().isPresent()) {
            hash = hash.with("state").with(report.state().get().text());
        }
        if (!report.valueMicros().isEmpty()) {
            hash = hash.with("values").with(report.valueMicros().toString()).with(report.valueErrorMicros());
        }
        for (Trait trait : report.traits()) {
            hash = hash.with("trait").with(trait.ups()).with(trait.downs());
        }
        return hash.with(salt).hex();
    }
}
