package assay.domain.miner;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.Origin;
import assay.domain.miner.Miner.Active;
import assay.domain.miner.MinerCommand.Engage;
import assay.domain.miner.MinerCommand.Release;
import assay.domain.miner.MinerEvent.Engaged;
import assay.domain.miner.MinerEvent.Released;
import assay.domain.miner.MinerRejection.MinerNotActive;
import assay.domain.miner.MinerRejection.StakeSpokenFor;
import assay.domain.miner.MinerRejection.StakeTooLow;
import assay.domain.miner.MinerRejection.TooManyTasks;
import assay.domain.money.Credits;
import java.time.Instant;
import java.util.Optional;

/** How a member is bound to tasks, and let go. */
final class Engagements {
    /** Who may bind a member, in words. */
    static final String ENTITLED = "the task and its companions";

    private Engagements() {}

    /**
     * Whether {@code by} acts for {@code task}: the task, its committee and whoever else checks its work. Whoever does
     * not train is engaged for the entity that it serves, so that the two do not release each other.
     */
    static boolean serves(EntityId by, EntityId task) {
        if (!by.name().equals(task.name()) || !isCompanion(by.type())) return false;
        return task.type() == EntityType.TASK || by.equals(task);
    }

    private static boolean isCompanion(EntityType type) {
        return type != EntityType.ACCOUNT
                && type != EntityType.MINER
                && type != EntityType.BOARD
                && type != EntityType.PAYOUT;
    }

    static Decision<MinerEvent> engage(Miner miner, Engage command, Origin from, Instant now) {
        if (!(from instanceof Origin.FromEntity by) || !serves(by.entity(), command.task())) {
            return rejected(NotAllowed.of(miner.id(), command, ENTITLED, from));
        }
        if (!(miner instanceof Active active)) return rejected(new MinerNotActive(miner.id(), miner.phase()));
        if (active.engagements().has(command.task())) return unchanged();
        Credits staked = active.membership().stake();
        if (staked.lessThan(command.stake())) return rejected(new StakeTooLow(miner.id(), command.stake(), staked));
        if (active.engagements().size() >= Miner.MAX_TASKS) {
            return rejected(new TooManyTasks(miner.id(), Miner.MAX_TASKS));
        }
        Optional<MinerRejection> unfit = Suitability.unfit(miner, command.admission(), now);
        if (unfit.isPresent()) return rejected(unfit.get());
        if (!command.setAside()) return accepted(new Engaged(command.task(), by.entity()));
        Credits setAside = active.surety().setAside();
        Credits free = staked.minus(setAside.min(staked));
        if (free.lessThan(command.stake())) {
            return rejected(new StakeSpokenFor(miner.id(), command.stake(), staked, setAside));
        }
        return accepted(new Engaged(command.task(), by.entity(), command.stake()));
    }

    static Decision<MinerEvent> release(Miner miner, Release command, Origin from) {
        if (!(from instanceof Origin.FromEntity by) || !serves(by.entity(), command.task())) {
            return rejected(NotAllowed.of(miner.id(), command, ENTITLED, from));
        }
        boolean engaged = miner instanceof Active active && active.engagements().has(command.task());
        return engaged ? accepted(new Released(command.task())) : unchanged();
    }
}
