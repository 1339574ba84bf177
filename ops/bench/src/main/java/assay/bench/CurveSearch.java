package assay.bench;

import assay.domain.training.JobFailed;
import assay.simulation.learning.Curve;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Looks for the constants of a curve that come nearest to what was measured: a random search, one or two constants at a
 * time, with a step that adapts. Distance is the root mean square of differences of square roots, so that an error of 0.05
 * instead of 0.03 counts about as much as one of 0.6 instead of 0.54.
 */
final class CurveSearch {
    private static final int STEPS = 3_000;
    private static final double WIDEST = 0.5;
    private static final double NARROWEST = 0.005;

    private final List<double[]> measured;

    CurveSearch(List<double[]> measured) {
        this.measured = measured;
    }

    /** The best curve found from {@code start} on. */
    Curve from(Curve start) throws JobFailed {
        SplittableRandom random = new SplittableRandom(1);
        double[] best = start.constants();
        double least = distance(start);
        double[] widths = new double[best.length];
        Arrays.fill(widths, WIDEST / 2);
        for (int step = 0; step < STEPS; step++) {
            double[] next = best.clone();
            int changed = random.nextInt(next.length);
            next[changed] *= StrictMath.exp(widths[changed] * random.nextGaussian());
            if (step % 3 == 0) next[random.nextInt(next.length)] *= StrictMath.exp(0.1 * random.nextGaussian());
            double distance = distance(Curve.of(next));
            boolean nearer = distance < least;
            widths[changed] = Math.max(NARROWEST, Math.min(WIDEST, widths[changed] * (nearer ? 1.3 : 0.97)));
            if (!nearer) continue;
            least = distance;
            best = next;
        }
        return Curve.of(best);
    }

    private double distance(Curve curve) throws JobFailed {
        List<double[]> expected = LearningFit.expected(curve);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < measured.size(); i++) {
            for (int round = 1; round < measured.get(i).length; round++) {
                double off = Math.sqrt(measured.get(i)[round]) - Math.sqrt(expected.get(i)[round]);
                if (!Double.isFinite(off)) return Double.MAX_VALUE;
                sum += off * off;
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }
}
