package assay.simulation.scenario;

/**
 * The range from which a node's speed is drawn, in 10⁻⁶ of the reference computer's: 500 000 takes twice as long.
 *
 * @param slowestMicros more than 0
 * @param fastestMicros no less than the slowest
 */
public record Speed(long slowestMicros, long fastestMicros) {
    /** Every node exactly as fast as the reference computer. */
    public static final Speed REFERENCE = new Speed(1_000_000, 1_000_000);
}
