package assay.domain.training;

/**
 * How coarsely changes are sent (Project PAI; N. Strom, Scalable distributed DNN training using commodity GPU cloud
 * computing, Interspeech 2015).
 *
 * @param tauMicros what one message changes one parameter by, in 10⁻⁶ of a gradient averaged over the batch
 * @param iterations how many batches a member trains on in one round
 */
public record ResidualRules(long tauMicros, int iterations) {
    /** Project PAI's own: τ = 12 on gradients summed over a batch of 100. */
    public static ResidualRules unsaid() {
        return new ResidualRules(120_000, 100);
    }
}
