package assay.domain.election;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;

/** A vote that its voter is bound to before anybody can read it. */
public final class SealedVote {
    /** The longest nonce, in characters. */
    public static final int MAX_NONCE = 128;

    private SealedVote() {}

    /** The commitment: a hash of task, cycle, miner, vote and nonce, 64 hexadecimal digits. */
    public static String commitment(EntityId task, int cycle, ParticipantId miner, int vote, String nonce) {
        return Sha256.of("sealed vote")
                .with(task.toString())
                .with(cycle)
                .with(miner.name())
                .with(vote)
                .with(nonce)
                .hex();
    }

    /** Whether {@code commitment} could be one at all. */
    public static boolean isCommitment(String commitment) {
        return commitment.length() == 64
                && commitment.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
