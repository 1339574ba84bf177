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

    public Plan {
        lines = List.copyOf(lines);
    }

    /**
     * One payment.
     *
     * @param role {@code miner} or {@code evaluator}
     * @param reason in words, for people
     */
    public record Line(ParticipantId payee, String role, Credits amount, String reason) {}
}
