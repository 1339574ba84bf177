package assay.simulation.learning;

import assay.domain.content.Cid;
import java.util.Optional;

/**
 * How good a model is, which its address tells.
 *
 * @param errorMicros in 10⁻⁶
 * @param classes how many there are to tell apart
 * @param hash tells it from all others
 */
record State(long errorMicros, int classes, String hash) {
    private static final String KIND = "model";
    private static final int FIELDS = 4;
    private static final double ONE = 1_000_000;

    Cid address() {
        return new Cid(KIND + "." + errorMicros + "." + classes + "." + hash);
    }

    static Optional<State> at(Cid address) {
        String[] fields = address.text().split("\\.", -1);
        if (fields.length != FIELDS || !fields[0].equals(KIND)) return Optional.empty();
        try {
            return Optional.of(new State(Long.parseLong(fields[1]), Integer.parseInt(fields[2]), fields[3]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The error of whoever guesses. */
    static double guessing(int classes) {
        return 1 - 1.0 / Math.max(2, classes);
    }

    double error() {
        return errorMicros / ONE;
    }
}
