package assay.domain.committee;

import java.time.Duration;

/**
 * What the election rules besides the plain one need. {@code reveal} is for {@code minority-sealed}, the rest for
 * {@code sortition}.
 *
 * @param reveal how long sealed votes may be revealed
 * @param proofs how long candidates may take to prove their lots
 * @param reserves how many of those without a seat may be asked to replace a lost member
 */
public record BallotRules(Duration reveal, Duration proofs, int reserves) {
    private static final Duration USUAL = Duration.ofSeconds(10);

    /** What holds when a task does not say. */
    public static BallotRules unsaid() {
        return new BallotRules(USUAL, USUAL, 12);
    }
}
