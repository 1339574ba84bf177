package assay.simulation.scenario;

/**
 * Who of those outside cannot be reached, and reaches nobody.
 *
 * @param churn each goes away and comes back
 * @param vanishMicros share of the miners and evaluators, in 10⁻⁶, who at a drawn moment go away for good
 */
public record Absence(Spell churn, long vanishMicros) {
    /** Everybody stays. */
    public static final Absence NONE = new Absence(Spell.NEVER, 0);
}
