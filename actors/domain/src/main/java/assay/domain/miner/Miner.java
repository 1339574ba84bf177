package assay.domain.miner;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import java.util.Optional;

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
 * <tr><td>any</td><td>Declare</td><td>ProfileDeclared</td><td>the same</td></tr>
 * <tr><td>any</td><td>Rate</td><td>Rated</td><td>the same</td></tr>
 * <tr><td>Active</td><td>LeaveMarket</td><td>LeaveAsked</td><td>Leaving</td></tr>
 * <tr><td>Active</td><td>Slash</td><td>Slashed</td><td>Active</td></tr>
 * <tr><td>any</td><td>Slash, with nothing to be had</td><td>SlashUncollectable</td><td>the same</td></tr>
 * <tr><td>any</td><td>TransferNotice about a finder's share: not posted</td><td>FinderUnpaid</td><td>the same</td></tr>
 * <tr><td>Active</td><td>TopUp</td><td>TopUpAsked</td><td>Active</td></tr>
 * <tr><td>Active</td><td>TransferNotice: posted</td><td>ToppedUp</td><td>Active</td></tr>
 * <tr><td>Active</td><td>TransferNotice: not posted; answer to Transfer: refused</td><td>TopUpFailed</td><td>Active</td></tr>
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

    /** What the stake answers for, and has answered for. */
    Surety surety();

    /** The same with another surety. */
    Miner with(Surety surety);

    /** What is known about the name. */
    default Dossier dossier() {
        return surety().dossier();
    }

    /** The same, with something else known about it. */
    default Miner with(Dossier known) {
        return with(surety().with(known));
    }

    /**
     * Not a member.
     *
     * @param failure why the last attempt to join failed; empty when there was none, or when the miner has left
     */
    record Outside(String name, int transfers, String failure, Surety surety) implements Miner {
        /** Nobody has punished it yet. */
        public Outside(String name, int transfers, String failure) {
            this(name, transfers, failure, Surety.NONE);
        }

        @Override
        public Outside with(Surety other) {
            return new Outside(name, transfers, failure, other);
        }
    }

    /** The stake is on its way into the stake account. */
    record Joining(String name, int transfers, Membership membership, Surety surety) implements Miner {
        @Override
        public Joining with(Surety other) {
            return new Joining(name, transfers, membership, other);
        }
    }

    /**
     * A member.
     *
     * @param engagements who engaged the miner, by task
     * @param topUp what is on its way into the stake account; empty for nothing
     */
    record Active(
            String name,
            int transfers,
            Membership membership,
            PersistentMap<EntityId, EntityId> engagements,
            Surety surety,
            Optional<Credits> topUp)
            implements Miner {
        /** Of whose stake nothing is set aside or lost. */
        public Active(
                String name, int transfers, Membership membership, PersistentMap<EntityId, EntityId> engagements) {
            this(name, transfers, membership, engagements, Surety.NONE, Optional.empty());
        }

        @Override
        public Active with(Surety other) {
            return new Active(name, transfers, membership, engagements, other, topUp);
        }

        Active with(PersistentMap<EntityId, EntityId> serving, Surety other) {
            return new Active(name, transfers, membership, serving, other, topUp);
        }

        Active with(Membership changed, Surety other) {
            return new Active(name, transfers, changed, engagements, other, topUp);
        }

        Active withoutTopUp() {
            return new Active(name, transfers, membership, engagements, surety, Optional.empty());
        }
    }

    /** The stake is on its way back; no new task is accepted. */
    record Leaving(String name, int transfers, Membership membership, Surety surety) implements Miner {
        @Override
        public Leaving with(Surety other) {
            return new Leaving(name, transfers, membership, other);
        }
    }

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

    /** Id of the transfer that adds to the stake, the last one asked for. */
    default String topUpTransfer() {
        return "topup:" + name() + ":" + transfers();
    }

    /** Id of the transfer that gives the stake back, the last one asked for. */
    default String unstakeTransfer() {
        return "unstake:" + name() + ":" + transfers();
    }
}
