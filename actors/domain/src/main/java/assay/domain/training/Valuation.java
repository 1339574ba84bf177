package assay.domain.training;

/**
 * What evaluators find out about single updates, besides measuring the aggregate.
 *
 * @param method how an update is valued
 * @param permutations how many orders are drawn when there are too many updates for all coalitions
 * @param toleranceMicros orders are cut short where the rest can change the error by less than this, in 10⁻⁶
 * @param seed draws the orders
 */
public record Valuation(Method method, int permutations, long toleranceMicros, long seed) {
    /** How an update is valued, in 10⁻⁶ by which it brings the error down. */
    public enum Method {
        /** Not at all. */
        NONE,
        /** By the error of its own model alone. */
        ALONE,
        /** By what its absence would cost. */
        LEAVE_ONE_OUT,
        /** By what it brings to a coalition, averaged over all orders of joining. */
        SHAPLEY
    }

    /** Nothing is valued. */
    public static Valuation unsaid() {
        return new Valuation(Method.NONE, 0, 0, 0);
    }
}
