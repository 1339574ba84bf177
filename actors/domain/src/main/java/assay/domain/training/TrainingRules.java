package assay.domain.training;

/**
 * How rounds of training are run.
 *
 * @param residual of the protocol {@link Protocol#ASYNC_RESIDUAL}
 * @param updates how updates are handed in
 * @param aggregation the parameters of the strategy that the task names
 */
public record TrainingRules(
        Protocol protocol, ResidualRules residual, UpdateRules updates, AggregationRules aggregation) {
    /** Federated rounds, updates handed in openly. */
    public static TrainingRules unsaid() {
        return new TrainingRules(
                Protocol.FEDERATED, ResidualRules.unsaid(), UpdateRules.unsaid(), AggregationRules.unsaid());
    }

    /** The same with another protocol. */
    public TrainingRules with(Protocol other) {
        return new TrainingRules(other, residual, updates, aggregation);
    }

    /** The same with other parameters of the residual protocol. */
    public TrainingRules with(ResidualRules other) {
        return new TrainingRules(protocol, other, updates, aggregation);
    }

    /** The same with updates handed in otherwise. */
    public TrainingRules with(UpdateRules other) {
        return new TrainingRules(protocol, residual, other, aggregation);
    }

    /** The same with other parameters of the strategy. */
    public TrainingRules with(AggregationRules other) {
        return new TrainingRules(protocol, residual, updates, other);
    }
}
