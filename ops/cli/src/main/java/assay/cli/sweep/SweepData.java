package assay.cli.sweep;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sweep --json} says.
 *
 * @param runs how many runs there are in all
 * @param resumed how many of them had been there before
 * @param seeds runs of each cell
 * @param metrics the names shown
 */
public record SweepData(
        String folder,
        String command,
        int runs,
        int resumed,
        int seeds,
        double wallSeconds,
        List<String> metrics,
        List<Cell> cells) {

    /**
     * One point of the grid.
     *
     * @param params the value of every varied path, as it stands in the command
     * @param verdict what its seeds say of the scenario's claim; null when it makes none
     */
    public record Cell(Map<String, String> params, @Nullable String verdict, Map<String, Figure> metrics) {}

    /** A metric's mean and its confidence interval; null where there are too few runs for it. */
    public record Figure(int n, @Nullable Double mean, @Nullable Double low, @Nullable Double high) {
        static Figure of(Estimate estimate) {
            return new Figure(estimate.n(), known(estimate.mean()), known(estimate.low()), known(estimate.high()));
        }

        private static @Nullable Double known(double value) {
            return Double.isNaN(value) ? null : value;
        }
    }
}
