package assay.domain.training;

/**
 * The parameters of aggregation strategies; {@link Strategy} says which strategy uses which. All but the two numbers of
 * updates and the step are in 10⁻⁶.
 *
 * @param serverRateMicros how far the model follows the aggregate: 1 000 000 all the way. With adaptive steps, about how
 *     far each parameter moves
 * @param momentumMicros how much of the last step is kept
 * @param trimMicros the share of values left out at either end
 * @param byzantine how many of the updates may be arbitrary
 * @param kept how many updates are averaged in the end
 * @param stepPicos what one word of a message map moves one parameter by, in 10⁻¹²: a task's own learning rate times τ
 * @param secondMomentMicros how much is kept of what is known about the size of steps
 * @param adaptivityMicros steps much smaller than this are not made larger
 * @param proximalMicros how strongly training is drawn back to the round's model
 * @param boundMicros how far, by Euclid's distance over all parameters, an update may be from the round's model; 0 for
 *     any distance
 * @param clipped whether an update beyond the bound is drawn back to it; otherwise it counts for nothing
 */
public record AggregationRules(
        long serverRateMicros,
        long momentumMicros,
        long trimMicros,
        int byzantine,
        int kept,
        long stepPicos,
        long secondMomentMicros,
        long adaptivityMicros,
        long proximalMicros,
        long boundMicros,
        boolean clipped) {
    /** With the usual numbers for all that is named last, and no bound. */
    public AggregationRules(long serverRateMicros, long momentumMicros, long trimMicros, int byzantine, int kept) {
        this(serverRateMicros, momentumMicros, trimMicros, byzantine, kept, 0, 990_000, 1_000, 10_000, 0, false);
    }

    /** What a task gets that says nothing. */
    public static AggregationRules unsaid() {
        return new AggregationRules(1_000_000, 900_000, 200_000, 1, 3);
    }

    /** The same for message maps whose words move a parameter by so much. */
    public AggregationRules withStep(long picos) {
        return new AggregationRules(
                serverRateMicros,
                momentumMicros,
                trimMicros,
                byzantine,
                kept,
                picos,
                secondMomentMicros,
                adaptivityMicros,
                proximalMicros,
                boundMicros,
                clipped);
    }

    /** The same with another rate. */
    public AggregationRules withServerRate(long micros) {
        return new AggregationRules(
                micros,
                momentumMicros,
                trimMicros,
                byzantine,
                kept,
                stepPicos,
                secondMomentMicros,
                adaptivityMicros,
                proximalMicros,
                boundMicros,
                clipped);
    }

    /** The same, prepared for so many arbitrary updates. */
    public AggregationRules withByzantine(int updates) {
        return new AggregationRules(
                serverRateMicros,
                momentumMicros,
                trimMicros,
                updates,
                kept,
                stepPicos,
                secondMomentMicros,
                adaptivityMicros,
                proximalMicros,
                boundMicros,
                clipped);
    }

    /** The same with another bound on updates. */
    public AggregationRules withBound(long micros, boolean clips) {
        return new AggregationRules(
                serverRateMicros,
                momentumMicros,
                trimMicros,
                byzantine,
                kept,
                stepPicos,
                secondMomentMicros,
                adaptivityMicros,
                proximalMicros,
                micros,
                clips);
    }
}
