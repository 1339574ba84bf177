package assay.domain.account;

import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Names;
import assay.domain.entity.ParticipantId;

/** Which accounts there are, and who may spend from them. */
public final class Accounts {
    /** Whoever lets money into the market and out of it. */
    public static final ParticipantId CASHIER = new ParticipantId("cashier");

    /** Where slashed stakes and unclaimed money go. */
    public static final EntityId TREASURY = new EntityId(EntityType.ACCOUNT, "treasury");

    /** The longest name of a task, in characters: the name of its escrow is longer and must still be a name. */
    public static final int MAX_TASK_NAME = Names.MAX_LENGTH - "escrow.".length();

    /** What a participant's name must look like, in words. */
    public static final String USABLE_NAME = "at most " + ParticipantId.MAX_LENGTH
            + " letters, digits, '.', '_' and '-', not beginning with escrow. or stake., and neither treasury nor"
            + " cashier";

    private static final String ESCROW = "escrow.";
    private static final String STAKE = "stake.";

    private Accounts() {}

    /** A participant's own account. */
    public static EntityId of(ParticipantId participant) {
        return new EntityId(EntityType.ACCOUNT, participant.name());
    }

    /** The escrow of the task with this name. */
    public static EntityId escrow(String task) {
        return new EntityId(EntityType.ACCOUNT, ESCROW + task);
    }

    /** The stake of a miner. */
    public static EntityId stake(ParticipantId miner) {
        return new EntityId(EntityType.ACCOUNT, STAKE + miner.name());
    }

    /**
     * Whether an account of this name is a participant's own. A participant who bears the name of an escrow, a stake or
     * the treasury owns nothing by it.
     */
    public static boolean isParticipants(String account) {
        return ParticipantId.valid(account)
                && !account.startsWith(ESCROW)
                && !account.startsWith(STAKE)
                && !account.equals(TREASURY.name());
    }

    /** Whether a client, miner or evaluator may be called {@code name}: it is nobody else's account, nor the cashier. */
    public static boolean mayBeNamed(String name) {
        return isParticipants(name) && !name.equals(CASHIER.name());
    }

    /**
     * Whether {@code spender} may ask account {@code account} for a transfer. Entities are trusted to ask in their own
     * matters only: a task is opened by the client whose account it spends from.
     */
    static boolean maySpend(EntityId spender, String account) {
        if (account.startsWith(ESCROW)) {
            String task = account.substring(ESCROW.length());
            boolean settles = spender.type() == EntityType.TASK || spender.type() == EntityType.PAYOUT;
            return settles && spender.name().equals(task);
        }
        if (account.startsWith(STAKE)) {
            return spender.type() == EntityType.MINER && spender.name().equals(account.substring(STAKE.length()));
        }
        if (!isParticipants(account)) return false;
        if (spender.type() == EntityType.MINER) return spender.name().equals(account);
        return spender.type() == EntityType.TASK;
    }

    /** Who may spend from the account, in words. */
    static String spenders(String account) {
        if (account.startsWith(ESCROW)) {
            String task = account.substring(ESCROW.length());
            return "task/" + task + " and payout/" + task;
        }
        if (account.startsWith(STAKE)) return "miner/" + account.substring(STAKE.length());
        return isParticipants(account) ? "tasks and miner/" + account : "nobody";
    }
}
