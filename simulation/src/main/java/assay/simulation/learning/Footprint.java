package assay.simulation.learning;

import assay.domain.content.Cid;
import java.util.Optional;

/**
 * What an update was made of, which its address tells: the trainer that is only a model keeps nothing else.
 *
 * @param scaleMicros how much of what was learned it carries, in 10⁻⁶: 0 for a free rider, below 0 for an opponent
 * @param noiseMicros noise on top, in 10⁻⁶ of the root mean square of the parameters
 * @param samples how many samples it was trained on
 * @param known which classes were among them, a bit for each
 * @param classes how many there are
 * @param displacementMicros how far training moved, as {@link Stride} says, in 10⁻⁶
 * @param turned whether the labels were turned
 * @param origin the same for updates trained on the same data
 * @param hash tells it from all others
 */
record Footprint(
        long scaleMicros,
        long noiseMicros,
        long samples,
        long known,
        int classes,
        long displacementMicros,
        boolean turned,
        String origin,
        String hash) {
    private static final String KIND = "update";
    private static final int FIELDS = 10;
    private static final double ONE = 1_000_000;

    /** Classes beyond these are not told apart. */
    private static final int MOST_CLASSES = 64;

    static int counted(int classes) {
        return Math.min(MOST_CLASSES, classes);
    }

    /** All classes. */
    static long all(int classes) {
        return classes >= MOST_CLASSES ? -1 : (1L << classes) - 1;
    }

    Cid address() {
        return new Cid(String.join(
                ".",
                KIND,
                Long.toString(scaleMicros),
                Long.toString(noiseMicros),
                Long.toString(samples),
                Long.toHexString(known),
                Integer.toString(classes),
                Long.toString(displacementMicros),
                turned ? "turned" : "true",
                origin,
                hash));
    }

    /** The footprint at {@code address}: that of a model, too, which moves nothing; empty for anything else. */
    static Optional<Footprint> at(Cid address) {
        if (State.at(address).isPresent()) {
            return Optional.of(new Footprint(0, 0, 0, 0, 1, 0, false, "none", "none"));
        }
        String[] fields = address.text().split("\\.", -1);
        if (fields.length != FIELDS || !fields[0].equals(KIND)) return Optional.empty();
        try {
            return Optional.of(new Footprint(
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    Long.parseUnsignedLong(fields[4], 16),
                    Integer.parseInt(fields[5]),
                    Long.parseLong(fields[6]),
                    fields[7].equals("turned"),
                    fields[8],
                    fields[9]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The same thing scaled, and under noise. */
    Footprint forged(long byMicros, long moreNoiseMicros, String asHash) {
        long scale = StrictMath.round(scaleMicros / ONE * byMicros);
        double carried = noiseMicros / ONE * byMicros;
        double added = moreNoiseMicros;
        long total = StrictMath.round(StrictMath.sqrt(carried * carried + added * added));
        return new Footprint(scale, total, samples, known, classes, displacementMicros, turned, origin, asHash);
    }

    /** The same, drawn back to a share of its length. */
    Footprint shortened(double share) {
        return new Footprint(
                StrictMath.round(scaleMicros * share),
                StrictMath.round(noiseMicros * share),
                samples,
                known,
                classes,
                displacementMicros,
                turned,
                origin,
                hash);
    }

    Footprint mislabelled() {
        return new Footprint(
                scaleMicros, noiseMicros, samples, known, classes, displacementMicros, !turned, origin, hash + "t");
    }

    /** The same, having moved otherwise. */
    Footprint moving(long displacement, String asHash) {
        return new Footprint(scaleMicros, noiseMicros, samples, known, classes, displacement, turned, origin, asHash);
    }

    /** Whether it moves nothing. */
    boolean idle() {
        return scaleMicros == 0 && noiseMicros == 0;
    }
}
