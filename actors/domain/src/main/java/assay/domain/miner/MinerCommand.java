package assay.domain.miner;

import assay.domain.account.TransferNotice;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.money.Credits;

/** What a miner's membership can be asked. Named after the participant. It also takes {@link TransferNotice}. */
public sealed interface MinerCommand extends Command {
    /** From the participant: join the market with this public key (base64) and lock this stake. */
    record JoinMarket(String publicKey, Credits stake) implements MinerCommand {}

    /** From the participant: leave and get the stake back; refused while engaged. */
    record LeaveMarket() implements MinerCommand {}

    /** From a task or committee: be bound to {@code task} until released; needs at least this stake. */
    record Engage(EntityId task, Credits stake) implements MinerCommand {}

    /** From whoever engaged the miner: the task no longer needs it. */
    record Release(EntityId task) implements MinerCommand {}
}
