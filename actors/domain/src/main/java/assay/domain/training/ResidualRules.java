package assay.domain.training;

/**
 * How coarsely changes are sent (Project PAI; N. Strom, Scalable distributed DNN training using commodity GPU cloud
 * computing, Interspeech 2015).
 *
 * @param tauMicros what one word of a message map stands for, in 10⁻⁶ of a gradient averaged over the batch. Project PAI
 *     writes it for gradients summed over the batch: its 12 at a batch of 100 are 0.12 here
 * @param iterations how many batches a member trains on in one round
 * @param every how many iterations a member hands in at a time
 * @param words the most words of one iteration's map: the greatest residuals go first, the rest waits
 */
public record ResidualRules(long tauMicros, int iterations, int every, int words) {
    /** The strategy that applies message maps. */
    public static final String STRATEGY = "message-map";

    private static final int EVERY = 5;
    private static final int WORDS = 20_000;

    /** Handed in five at a time. */
    public ResidualRules(long tauMicros, int iterations) {
        this(tauMicros, iterations, EVERY, WORDS);
    }

    /** Project PAI's own: τ = 12 on gradients summed over a batch of 100. */
    public static ResidualRules unsaid() {
        return new ResidualRules(120_000, 100);
    }

    /** How many messages a member sends in a round. */
    public int messages() {
        return (iterations + every - 1) / every;
    }

    /** What one word moves a parameter by under {@code recipe}, in 10⁻¹²: learning rate times τ, exactly. */
    public long stepPicos(Recipe recipe) {
        return Math.multiplyExact(recipe.learningRateMicros(), tauMicros);
    }
}
