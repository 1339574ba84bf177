package assay.domain.task;

import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;

/**
 * A member's commitment to an update that nobody has seen yet.
 *
 * @param commitment 64 hexadecimal digits, as {@link #of} makes them
 */
public record Seal(ParticipantId miner, String commitment) {
    /**
     * The commitment to {@code update} and to how many samples it is said to be trained on. The miner's name is in it, so
     * that a commitment that was copied opens for nobody else; so is a salt, so that nobody finds the update by trying.
     */
    public static String of(EntityId task, int round, ParticipantId miner, Cid update, long samples, String salt) {
        return Sha256.of("update")
                .with(task.toString())
                .with(round)
                .with(miner.name())
                .with(update.text())
                .with(samples)
                .with(salt)
                .hex();
    }
}
