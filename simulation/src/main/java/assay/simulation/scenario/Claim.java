package assay.simulation.scenario;

import java.util.Optional;

/**
 * The hypothesis in a form that can be checked: a comparison of two measured quantities, over several seeds.
 *
 * @param holds the comparison, for example {@code profit.mean.early > profit.mean.late}: two terms, each a metric, a
 *     number, or a number times a metric, and one of {@code > >= < <=} between them
 * @param seeds over how many seeds, from the scenario's own on
 * @param confidenceMicros how sure a verdict must be, in 10⁻⁶
 * @param onRecord the verdict that was found when the scenario was written, and that must come out again
 */
public record Claim(String holds, int seeds, long confidenceMicros, Optional<Verdict> onRecord) {}
