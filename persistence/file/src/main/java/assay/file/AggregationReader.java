package assay.file;

import assay.domain.training.AggregationRules;

/** Reads the parameters of aggregation strategies: section {@code training.aggregation}. */
final class AggregationReader {
    private AggregationReader() {}

    static AggregationRules read(Section aggregation) {
        AggregationRules usual = AggregationRules.unsaid();
        AggregationRules read = new AggregationRules(
                aggregation.micros("server-rate", usual.serverRateMicros()),
                aggregation.micros("momentum", usual.momentumMicros()),
                aggregation.micros("trim", usual.trimMicros()),
                aggregation.integer("byzantine", usual.byzantine()),
                aggregation.integer("kept", usual.kept()),
                usual.stepPicos(),
                aggregation.micros("second-moment", usual.secondMomentMicros()),
                aggregation.micros("adaptivity", usual.adaptivityMicros()),
                aggregation.micros("proximal", usual.proximalMicros()),
                aggregation.micros("bound", usual.boundMicros()),
                aggregation.flag("clipped", usual.clipped()));
        aggregation.refuseOthers();
        return read;
    }
}
