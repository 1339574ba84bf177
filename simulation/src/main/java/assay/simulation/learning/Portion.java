package assay.simulation.learning;

import assay.domain.content.Cid;
import assay.domain.entity.Sha256;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Segment;
import java.util.Optional;

/**
 * A piece of data that is nowhere: its address tells how large it is, and how much of it is false.
 *
 * @param spoiltMicros share of turned labels, in 10⁻⁶
 * @param known which classes are in it, a bit for each; empty for all
 */
record Portion(long samples, long spoiltMicros, String hash, Optional<Long> known) {
    /** Of all classes. */
    Portion(long samples, long spoiltMicros, String hash) {
        this(samples, spoiltMicros, hash, Optional.empty());
    }

    private static final long ONE = 1_000_000;
    /** How many fields an address has that says nothing of classes. */
    private static final int ALL_CLASSES = 4;

    private static final long DIGITS = 1_797;
    /** For files, which are not read. */
    private static final long USUAL = 10_000;

    Segment segment() {
        String classes = known.map(each -> "." + Long.toHexString(each)).orElse("");
        return new Segment(hash, new Cid("segment." + samples + "." + spoiltMicros + "." + hash + classes));
    }

    static Portion of(Segment segment) {
        String[] fields = segment.address().text().split("\\.", -1);
        Optional<Long> known = fields.length > ALL_CLASSES
                ? Optional.of(Long.parseUnsignedLong(fields[ALL_CLASSES], 16))
                : Optional.empty();
        return new Portion(Long.parseLong(fields[1]), Long.parseLong(fields[2]), segment.hash(), known);
    }

    /** Piece {@code piece} of a part of the data {@code plan} cuts. */
    static Portion piece(String part, int piece, long samples, long spoiltMicros, DataPlan plan) {
        String hash = Sha256.of(part)
                .with(piece)
                .with(spoiltMicros)
                .with(Spelled.of(plan))
                .hex();
        return new Portion(Math.max(1, samples), spoiltMicros, hash);
    }

    /** The same, of piece {@code piece} of {@code pieces} of data sorted by label. */
    Portion sorted(int piece, int pieces, int classes) {
        return new Portion(samples, spoiltMicros, hash, Optional.of(among(piece, pieces, classes)));
    }

    /** Which classes part {@code part} of {@code parts} has of data sorted by label, all of one size. */
    static long among(int part, int parts, int classes) {
        int counted = Footprint.counted(classes);
        long known = 0;
        for (int label = 0; label < counted; label++) {
            boolean before = (long) (label + 1) * parts <= (long) part * counted;
            boolean after = (long) label * parts >= (long) (part + 1) * counted;
            if (!before && !after) known |= 1L << label;
        }
        return known;
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
