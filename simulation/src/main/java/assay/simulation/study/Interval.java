package assay.simulation.study;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean and Student's t interval around it.
 *
 * @param number of independent values it comes from
 * @param low end of the interval
 * @param high end of the interval
 */
public record Interval(int number, double mean, double low, double high) {
    /**
     * The interval that covers the true mean with this confidence, if the values are independent and their mean is
     * about normal; empty for fewer than two. Of values that are all alike it has no width.
     *
     * @param confidence between 0 and 1
     */
    public static Optional<Interval> of(double[] values, double confidence) {
        if (values.length < 2) return Optional.empty();
        DoubleStatistics found =
                DoubleStatistics.of(java.util.EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), values);
        double mean = found.getAsDouble(Statistic.MEAN);
        boolean alike = Arrays.stream(values).allMatch(value -> value == values[0]);
        if (alike) return Optional.of(new Interval(values.length, values[0], values[0], values[0]));
        double t = TDistribution.of(values.length - 1).inverseSurvivalProbability((1 - confidence) / 2);
        double half = t * found.getAsDouble(Statistic.STANDARD_DEVIATION) / StrictMath.sqrt(values.length);
        return Optional.of(new Interval(values.length, mean, mean - half, mean + half));
    }
}
