package assay.domain.miner;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;

/**
 * A miner's membership in the market.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>From</th><th>Command</th><th>Event</th><th>To</th></tr>
 * <tr><td>Outside</td><td>JoinMarket</td><td>JoinAsked</td><td>Joining</td></tr>
 * <tr><td>Joining</td><td>TransferNotice: posted</td><td>MinerActivated</td><td>Active</td></tr>
 * <tr><td>Joining</td><td>TransferNotice: not posted; answer to Transfer: refused</td><td>JoinFailed</td><td>Outside</td></tr>
 * <tr><td>Active</td><td>Engage</td><td>Engaged</td><td>Active</td></tr>
 * <tr><td>Active</td><td>Release</td><td>Released</td><td>Active</td></tr>
 * <tr><td>Active</td><td>LeaveMarket</td><td>LeaveAsked</td><td>Leaving</td></tr>
 * <tr><td>Leaving</td><td>TransferNotice: posted</td><td>MinerLeft</td><td>Outside</td></tr>
 * <tr><td>Leaving</td><td>TransferNotice: not posted; answer to Transfer: refused</td><td>LeaveFailed</td><td>Active</td></tr>
 * </table>
 */
public sealed interface Miner {
    /** The most tasks that one miner may serve at once. */
    int MAX_TASKS = 4;

    /** The participant's name. */
    String name();

    /** How many transfers of the stake have been asked for; the next one's id is made from it. */
    int transfers();

    /**
     * Not a member.
     *
     * @param failure why the last attempt to join failed; empty when there was none, or when the miner has left
     */
    record Outside(String name, int transfers, String failure) implements Miner {}

    /** The stake is on its way into the stake account. */
    record Joining(String name, int transfers, Membership membership) implements Miner {}

    /**
     * A member.
     *
     * @param engagements who engaged the miner, by task
     */
    record Active(String name, int transfers, Membership membership, PersistentMap<EntityId, EntityId> engagements)
            implements Miner {}

    /** The stake is on its way back; no new task is accepted. */
    record Leaving(String name, int transfers, Membership membership) implements Miner {}

    /**
     * What a member has brought.
     *
     * @param publicKey base64
     * @param stake what lies in the stake account
     */
    record Membership(String publicKey, Credits stake) {}

    /** The state in a word. */
    default String phase() {
        if (this instanceof Outside) return "outside the market";
        if (this instanceof Joining) return "joining";
        return this instanceof Active ? "active" : "leaving";
    }

    /** The miner's entity id. */
    default EntityId id() {
        return new EntityId(EntityType.MINER, name());
    }

    /** The participant behind this membership. */
    default ParticipantId participant() {
        return new ParticipantId(name());
    }

    /** Id of the transfer that brings the stake in, the last one asked for. */
    default String stakeTransfer() {
        return "stake:" + name() + ":" + transfers();
    }

    /** Id of the transfer that gives the stake back, the last one asked for. */
    default String unstakeTransfer() {
        return "unstake:" + name() + ":" + transfers();
    }
}
