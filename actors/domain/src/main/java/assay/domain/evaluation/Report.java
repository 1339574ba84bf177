package assay.domain.evaluation;

import assay.domain.content.Cid;
import java.util.List;

/**
 * What an evaluator measured: see {@link assay.domain.training.JobResult.Measured}, whose fields these are. The loss
 * is for information and decides nothing.
 */
public record Report(List<Long> errorMicros, List<Long> lossMicros, Cid aggregate) {
    public Report {
        errorMicros = List.copyOf(errorMicros);
        lossMicros = List.copyOf(lossMicros);
    }
}
