package assay.domain.payout;

import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import java.util.List;

/**
 * Who gets what, and why: lines by role and then participant, and what goes back to the client. Lines and refund add
 * up to the escrow exactly.
 */
public record Plan(Facts facts, List<Line> lines, Credits refund) {
    /** The role of whoever trained. */
    public static final String MINER = "miner";

    /** The role of whoever measured. */
    public static final String EVALUATOR = "evaluator";

    /** The role of whoever did parts of the training again. */
    public static final String VERIFIER = "verifier";

    /** The role of whoever kept bytes for the task. */
    public static final String STORAGE = "storage";

    public Plan {
        lines = List.copyOf(lines);
    }

    /**
     * One payment.
     *
     * @param role {@code miner}, {@code evaluator}, {@code verifier} or {@code storage}
     * @param reason in words, for people
     */
    public record Line(ParticipantId payee, String role, Credits amount, String reason) {}
}
