package assay.file;

import assay.domain.training.Protocol;
import assay.domain.training.ResidualRules;
import assay.domain.training.Strategy;
import assay.domain.training.TrainingRules;

/** Reads how iterations are handed in: section {@code training.residual}. */
final class ResidualReader {
    private ResidualReader() {}

    static ResidualRules read(Section residual) {
        ResidualRules usual = ResidualRules.unsaid();
        ResidualRules read = new ResidualRules(
                residual.micros("tau", usual.tauMicros()),
                residual.integer("iterations", usual.iterations()),
                residual.integer("every", usual.every()),
                residual.integer("words", usual.words()));
        residual.refuseOthers();
        return read;
    }

    /** The strategy of a task that names none: where message maps are handed in there is only one. */
    static String usualStrategy(TrainingRules training) {
        return training.protocol() == Protocol.ASYNC_RESIDUAL ? ResidualRules.STRATEGY : Strategy.WEIGHTED_MEAN.word();
    }
}
