package assay.domain.account;

import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;

/** Which accounts there are. */
public final class Accounts {
    /** Whoever lets money into the market and out of it. */
    public static final ParticipantId CASHIER = new ParticipantId("cashier");

    /** Where slashed stakes and unclaimed money go. */
    public static final EntityId TREASURY = new EntityId(EntityType.ACCOUNT, "treasury");

    private Accounts() {}

    /** A participant's own account. */
    public static EntityId of(ParticipantId participant) {
        return new EntityId(EntityType.ACCOUNT, participant.name());
    }

    /** The escrow of the task with this name. */
    public static EntityId escrow(String task) {
        return new EntityId(EntityType.ACCOUNT, "escrow." + task);
    }

    /** The stake of a miner. */
    public static EntityId stake(ParticipantId miner) {
        return new EntityId(EntityType.ACCOUNT, "stake." + miner.name());
    }
}
