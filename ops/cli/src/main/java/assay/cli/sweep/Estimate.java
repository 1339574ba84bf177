package assay.cli.sweep;

import assay.simulation.study.Interval;

/**
 * What runs say of a quantity.
 *
 * @param n how many runs measured it
 * @param mean not a number when none did
 * @param low lower end of the confidence interval of the mean by Student's t; not a number below two runs
 * @param high its upper end
 */
public record Estimate(int n, double mean, double low, double high) {
    /** Two sides together. */
    static final double CONFIDENCE = 0.95;

    /** Of these values, in this order: sums of doubles depend on it. */
    public static Estimate of(double[] values) {
        if (values.length == 0) return new Estimate(0, Double.NaN, Double.NaN, Double.NaN);
        return Interval.of(values, CONFIDENCE)
                .map(found -> new Estimate(found.number(), found.mean(), found.low(), found.high()))
                .orElseGet(() -> new Estimate(1, values[0], Double.NaN, Double.NaN));
    }
}
