package assay.domain.training;

import assay.domain.content.Cid;
import java.util.List;

/** What a {@link Job} gives. Measured quantities are integers of 10⁻⁶: floating point never decides money. */
public sealed interface JobResult {
    /** Segments of the three parts, and the address of the initial model. */
    record Prepared(Cid model, List<Segment> training, List<Segment> validation, List<Segment> hidden)
            implements JobResult {}

    /** New parameters; mean loss (cross entropy, nats) and accuracy over the last local epoch. */
    record Trained(Cid update, long samples, long lossMicros, long accuracyMicros) implements JobResult {}

    /** The aggregated model. */
    record Aggregated(Cid model) implements JobResult {}

    /**
     * Errors by number of updates aggregated.
     *
     * @param errorMicros share of samples misclassified: first that of the base, then of each prefix of the updates
     * @param lossMicros mean cross entropy of the same models
     * @param aggregate the aggregate of all updates; the base when there are none
     */
    record Measured(List<Long> errorMicros, List<Long> lossMicros, Cid aggregate) implements JobResult {
        public Measured {
            errorMicros = List.copyOf(errorMicros);
            lossMicros = List.copyOf(lossMicros);
        }
    }
}
