package assay.cli.sweep;

import org.apache.commons.statistics.distribution.TDistribution;

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
        int n = values.length;
        if (n == 0) return new Estimate(0, Double.NaN, Double.NaN, Double.NaN);
        double sum = 0;
        for (double value : values) sum += value;
        double mean = sum / n;
        if (n == 1) return new Estimate(1, mean, Double.NaN, Double.NaN);
        double squares = 0;
        for (double value : values) squares += (value - mean) * (value - mean);
        double error = StrictMath.sqrt(squares / (n - 1) / n);
        double half = error == 0 ? 0 : error * quantile(n - 1);
        return new Estimate(n, mean, mean - half, mean + half);
    }

    private static double quantile(int degrees) {
        return TDistribution.of(degrees).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
    }
}
