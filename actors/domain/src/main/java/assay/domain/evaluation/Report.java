package assay.domain.evaluation;

import assay.domain.content.Cid;
import assay.domain.training.JobResult;
import assay.domain.training.Trait;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluator measured: see {@link assay.domain.training.JobResult.Measured}, whose fields these are. The loss
 * is for information and decides nothing.
 */
public record Report(
        List<Long> errorMicros,
        List<Long> lossMicros,
        Cid aggregate,
        Optional<Cid> state,
        List<Long> valueMicros,
        long valueErrorMicros,
        List<Trait> traits) {
    public Report {
        traits = List.copyOf(traits);
        errorMicros = List.copyOf(errorMicros);
        lossMicros = List.copyOf(lossMicros);
        valueMicros = List.copyOf(valueMicros);
    }

    /** All that was measured. */
    public static Report of(JobResult.Measured measured) {
        return new Report(
                measured.errorMicros(),
                measured.lossMicros(),
                measured.aggregate(),
                measured.state(),
                measured.valueMicros(),
                measured.valueErrorMicros(),
                measured.traits());
    }

    /** Of updates that nobody compared. */
    public Report(
            List<Long> errorMicros,
            List<Long> lossMicros,
            Cid aggregate,
            Optional<Cid> state,
            List<Long> valueMicros,
            long valueErrorMicros) {
        this(errorMicros, lossMicros, aggregate, state, valueMicros, valueErrorMicros, List.of());
    }

    /** The same with these traits. */
    public Report with(List<Trait> others) {
        return new Report(errorMicros, lossMicros, aggregate, state, valueMicros, valueErrorMicros, others);
    }

    /** By a strategy that keeps nothing, without values. */
    public Report(List<Long> errorMicros, List<Long> lossMicros, Cid aggregate) {
        this(errorMicros, lossMicros, aggregate, Optional.empty(), List.of(), 0);
    }
}
