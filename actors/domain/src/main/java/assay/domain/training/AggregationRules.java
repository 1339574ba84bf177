package assay.domain.training;

/**
 * The parameters of aggregation strategies; each strategy says which of them it uses.
 *
 * @param serverRateMicros how far the model follows the aggregate, in 10⁻⁶: 1 000 000 all the way
 * @param momentumMicros how much of the last step is kept, in 10⁻⁶
 * @param trimMicros the share of values left out at either end, in 10⁻⁶
 * @param byzantine how many of the updates may be arbitrary
 * @param kept how many updates are averaged in the end
 */
public record AggregationRules(long serverRateMicros, long momentumMicros, long trimMicros, int byzantine, int kept) {
    /** What a task gets that says nothing. */
    public static AggregationRules unsaid() {
        return new AggregationRules(1_000_000, 900_000, 200_000, 1, 3);
    }
}
