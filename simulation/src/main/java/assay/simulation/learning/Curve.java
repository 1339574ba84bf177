package assay.simulation.learning;

/**
 * What a weighted mean of updates does to a model's error. Error above a floor falls as the inverse of how far the model
 * has come, to a power; the floor is set by how much data there was, and by what poisons it. The constants are fitted to
 * runs of the real trainer: see docs/simulation.md.
 *
 * @param floor error that no amount of data gets below
 * @param floorScale with {@code floorPower}: the floor for n samples is floor + scale · n^−power
 * @param speed how much one unit of displacement (see {@link Stride}) moves
 * @param power the exponent p: error above the floor goes with progress^−p
 * @param company several different updates average their noise away: k of them go k^company as far
 * @param plateau how much slower a model moves that knows nothing yet, 0 to 1
 * @param plateauPower how soon that passes
 * @param drag how much a mislabelled update holds back, as a share of one that pulls the other way
 * @param flipWidth how sharply the floor rises when about half of the weight is mislabelled
 * @param skew how much the floor rises when everybody knows few classes only
 * @param reach displacement, as a multiple of an honest update's, from which on it overshoots
 * @param overshoot how much the floor rises beyond that
 * @param noise how much the floor rises with the square of the noise that is left after averaging
 * @param undoing how fast a model forgets that is moved backwards
 * @param drift how fast a model worsens that is better than what it is trained on allows
 */
public record Curve(
        double floor,
        double floorScale,
        double floorPower,
        double speed,
        double power,
        double company,
        double plateau,
        double plateauPower,
        double drag,
        double flipWidth,
        double skew,
        double reach,
        double overshoot,
        double noise,
        double undoing,
        double drift) {
    /** A network of 64 hidden nodes on the bundled handwritten digits. */
    public static final Curve DIGITS = new Curve(
            0.0205, 3.632, 0.7472, 0.3926, 1.45, 0.1091, 0.5546, 1.7298, 0.1047, 0.0545, 0.4585, 1.1709, 0.5488, 0.3124,
            0.0039, 0.0629);

    /** However slow, a model that is trained moves. */
    private static final double LEAST_SPEED = 0.02;

    /** The constants in the order of the fields; each is 0 or more. */
    public double[] constants() {
        return new double[] {
            floor,
            floorScale,
            floorPower,
            speed,
            power,
            company,
            plateau,
            plateauPower,
            drag,
            flipWidth,
            skew,
            reach,
            overshoot,
            noise,
            undoing,
            drift
        };
    }

    /** The curve of these {@link #constants()}. */
    public static Curve of(double[] c) {
        return new Curve(
                c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11], c[12], c[13], c[14], c[15]);
    }

    /** The error after {@code blend} has moved a model that guesses with {@code worst}, and now has {@code error}. */
    double after(double error, double worst, Blend blend) {
        double net = blend.forward() - blend.backward() - drag * blend.flipped();
        if (net <= 0) {
            double forgotten = 1 - StrictMath.exp(undoing * net * blend.displacement());
            return blurred(raised(error, worst, forgotten), worst, blend);
        }
        double least = floor(worst, net, blend);
        double moved = blend.displacement() * net * StrictMath.pow(blend.company(), company);
        if (error <= least) return error + (least - error) * (1 - StrictMath.exp(-drift * moved));
        double above = StrictMath.min(1, (error - least) / (worst - least));
        double slowed = StrictMath.max(LEAST_SPEED, 1 - plateau * StrictMath.pow(above, plateauPower));
        double progress = StrictMath.pow(above, -1 / power) + speed * moved * slowed;
        return least + (worst - least) * StrictMath.pow(progress, -power);
    }

    private double floor(double worst, double net, Blend blend) {
        double least = StrictMath.min(worst, floor + floorScale * StrictMath.pow(blend.samples(), -floorPower));
        if (blend.coverage() < 1) {
            // Classes that nobody knows are always mistaken.
            least = 1 - blend.coverage() * (1 - least);
        } else {
            double ignorance = 1 - blend.variety();
            least = raised(least, worst, skew * ignorance * ignorance);
        }
        double turned = blend.flipped() / (blend.flipped() + blend.forward());
        least = raised(least, worst, logistic(turned - 0.5) - logistic(-0.5));
        least = raised(least, worst, 1 - StrictMath.exp(-overshoot * StrictMath.max(0, net - reach)));
        return blurred(least, worst, blend);
    }

    private double blurred(double error, double worst, Blend blend) {
        return raised(error, worst, 1 - StrictMath.exp(-noise * blend.noiseSquared()));
    }

    private static double raised(double least, double worst, double by) {
        return least + StrictMath.max(0, worst - least) * by;
    }

    private double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x / flipWidth));
    }
}
