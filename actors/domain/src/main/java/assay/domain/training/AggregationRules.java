package assay.domain.training;

/**
 * The parameters of aggregation strategies; each strategy says which of them it uses.
 *
 * @param serverRateMicros how far the model follows the aggregate, in 10⁻⁶: 1 000 000 all the way
 * @param momentumMicros how much of the last step is kept, in 10⁻⁶
 * @param trimMicros the share of values left out at either end, in 10⁻⁶
 * @param byzantine how many of the updates may be arbitrary
 * @param kept how many updates are averaged in the end
 * @param stepPicos what one word of a message map moves one parameter by, in 10⁻¹²: a task's own learning rate times τ
 */
public record AggregationRules(
        long serverRateMicros, long momentumMicros, long trimMicros, int byzantine, int kept, long stepPicos) {
    /** For strategies that make one model of many. */
    public AggregationRules(long serverRateMicros, long momentumMicros, long trimMicros, int byzantine, int kept) {
        this(serverRateMicros, momentumMicros, trimMicros, byzantine, kept, 0);
    }

    /** What a task gets that says nothing. */
    public static AggregationRules unsaid() {
        return new AggregationRules(1_000_000, 900_000, 200_000, 1, 3);
    }

    /** The same for message maps whose words move a parameter by so much. */
    public AggregationRules withStep(long picos) {
        return new AggregationRules(serverRateMicros, momentumMicros, trimMicros, byzantine, kept, picos);
    }
}
