package assay.domain.payout;

import assay.domain.training.Valuation;

/**
 * How the evaluators value single updates.
 *
 * @param recorded what is recorded although the rule does not need it, so that it can be told what another rule would
 *     have paid; {@code NONE} for nothing more than the rule needs
 * @param permutations how many orders of joining are drawn where there are too many updates for all coalitions
 * @param truncationMicros an order is cut short where the rest can change the error by less than this, in 10⁻⁶
 */
public record ValuingRules(Valuation.Method recorded, int permutations, long truncationMicros) {
    /** What the rule needs, and nothing more. */
    public static ValuingRules unsaid() {
        return new ValuingRules(Valuation.Method.NONE, 200, 1_000);
    }
}
