package assay.simulation.learning;

import assay.domain.content.Cid;
import assay.domain.entity.Sha256;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Segment;

/**
 * A piece of data that is nowhere: its address tells how large it is, and how much of it is false.
 *
 * @param spoiltMicros share of turned labels, in 10⁻⁶
 */
record Portion(long samples, long spoiltMicros, String hash) {
    private static final long ONE = 1_000_000;
    private static final long DIGITS = 1_797;
    /** For files, which are not read. */
    private static final long USUAL = 10_000;

    Segment segment() {
        return new Segment(hash, new Cid("segment." + samples + "." + spoiltMicros + "." + hash));
    }

    static Portion of(Segment segment) {
        String[] fields = segment.address().text().split("\\.", -1);
        return new Portion(Long.parseLong(fields[1]), Long.parseLong(fields[2]), segment.hash());
    }

    /** Piece {@code piece} of a part of the data {@code plan} cuts. */
    static Portion piece(String part, int piece, long samples, long spoiltMicros, DataPlan plan) {
        String hash = Sha256.of(part)
                .with(piece)
                .with(spoiltMicros)
                .with(plan.toString())
                .hex();
        return new Portion(Math.max(1, samples), spoiltMicros, hash);
    }

    /** How many samples of the data are for training. */
    static long training(DataPlan plan) {
        return all(plan.source()) - validation(plan) - hidden(plan);
    }

    static long validation(DataPlan plan) {
        return Math.max(1, all(plan.source()) * plan.validationMicros() / ONE);
    }

    static long hidden(DataPlan plan) {
        return Math.max(1, all(plan.source()) * plan.hiddenMicros() / ONE);
    }

    private static long all(DataSource source) {
        return switch (source.format()) {
            case DIGITS -> DIGITS;
            case GENERATED -> Long.parseLong(source.features().split(",", 2)[0].strip());
            case CSV, IDX -> USUAL;
        };
    }
}
