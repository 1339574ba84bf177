package assay.simulation.learning;

import assay.domain.entity.Sha256;

/** Chance from hashes: the same words give the same luck. */
final class Luck {
    private static final int TERMS = 4;
    private static final int DIGITS = 6;
    /** Long enough that two of one run are never the same, short enough for a content address. */
    private static final int NAME = 16;

    private static final double RANGE = 1 << (4 * DIGITS);

    private Luck() {}

    /** Nearly normal, of mean 0 and variance 1: the sum of four uniform numbers. */
    static double normal(Sha256 words) {
        String hex = words.hex();
        double sum = 0;
        for (int i = 0; i < TERMS; i++) {
            sum += Integer.parseInt(hex.substring(DIGITS * i, DIGITS * (i + 1)), 16) / RANGE - 0.5;
        }
        return sum * StrictMath.sqrt(12.0 / TERMS);
    }

    /** A short name for words. */
    static String name(Sha256 words) {
        return words.hex().substring(0, NAME);
    }
}
