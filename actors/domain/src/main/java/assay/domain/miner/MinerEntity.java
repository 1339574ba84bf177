package assay.domain.miner;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.account.AccountCommand.Transfer;
import assay.domain.account.Accounts;
import assay.domain.account.TransferNotice;
import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NameNotUsable;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.NotUnderstood;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.miner.Miner.Active;
import assay.domain.miner.Miner.Joining;
import assay.domain.miner.Miner.Leaving;
import assay.domain.miner.Miner.Membership;
import assay.domain.miner.Miner.Outside;
import assay.domain.miner.MinerCommand.Engage;
import assay.domain.miner.MinerCommand.JoinMarket;
import assay.domain.miner.MinerCommand.LeaveMarket;
import assay.domain.miner.MinerCommand.Release;
import assay.domain.miner.MinerEvent.Engaged;
import assay.domain.miner.MinerEvent.JoinAsked;
import assay.domain.miner.MinerEvent.JoinFailed;
import assay.domain.miner.MinerEvent.LeaveAsked;
import assay.domain.miner.MinerEvent.LeaveFailed;
import assay.domain.miner.MinerEvent.MinerActivated;
import assay.domain.miner.MinerEvent.MinerLeft;
import assay.domain.miner.MinerEvent.Released;
import assay.domain.miner.MinerRejection.AlreadyJoined;
import assay.domain.miner.MinerRejection.MinerNotActive;
import assay.domain.miner.MinerRejection.PublicKeyNotValid;
import assay.domain.miner.MinerRejection.StakeNotPositive;
import assay.domain.miner.MinerRejection.StakeTooLow;
import assay.domain.miner.MinerRejection.StillEngaged;
import assay.domain.miner.MinerRejection.TooManyTasks;
import assay.domain.money.Credits;
import assay.domain.participant.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules of a miner's membership: a stake first, then tasks, and the stake back when no task is left. */
public final class MinerEntity implements Entity<Miner, MinerEvent> {
    static final int MAX_KEY_LENGTH = 1024;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");

    @Override
    public EntityType type() {
        return EntityType.MINER;
    }

    @Override
    public Miner initial(String name) {
        return new Outside(name, 0, "");
    }

    @Override
    public Decision<MinerEvent> decide(Miner miner, Command command, Origin from, Instant now) {
        if (!Accounts.mayBeNamed(miner.name())) {
            return rejected(new NameNotUsable(miner.id(), miner.name(), Accounts.USABLE_NAME));
        }
        if (command instanceof JoinMarket join) return join(miner, join, from);
        if (command instanceof LeaveMarket leave) return leave(miner, leave, from);
        if (command instanceof Engage engage) return engage(miner, engage, from);
        if (command instanceof Release release) return release(miner, release, from);
        if (command instanceof TransferNotice notice) return notice(miner, notice, from);
        return rejected(NotUnderstood.of(miner.id(), command));
    }

    private static Decision<MinerEvent> join(Miner miner, JoinMarket command, Origin from) {
        if (!from.isParticipant(miner.participant())) {
            return rejected(NotAllowed.of(miner.id(), command, "participant " + miner.name(), from));
        }
        Membership wanted = new Membership(command.publicKey(), command.stake());
        if (miner instanceof Joining joining && joining.membership().equals(wanted)) return unchanged();
        if (miner instanceof Active active) {
            if (active.membership().equals(wanted)) return unchanged();
            return rejected(new AlreadyJoined(miner.id(), active.membership().stake()));
        }
        if (!(miner instanceof Outside)) return rejected(NotNow.of(miner.id(), command, miner.phase()));
        if (command.publicKey().length() > MAX_KEY_LENGTH
                || !BASE64.matcher(command.publicKey()).matches()) {
            return rejected(new PublicKeyNotValid(miner.id(), shortened(command.publicKey())));
        }
        if (command.stake().isZero()) return rejected(new StakeNotPositive(miner.id()));
        return accepted(new JoinAsked(wanted));
    }

    /** A refusal does not repeat everything that a stranger sent. */
    private static String shortened(String key) {
        return key.length() <= 40 ? key : key.substring(0, 40) + "…";
    }

    private static Decision<MinerEvent> leave(Miner miner, LeaveMarket command, Origin from) {
        if (!from.isParticipant(miner.participant())) {
            return rejected(NotAllowed.of(miner.id(), command, "participant " + miner.name(), from));
        }
        if (miner instanceof Outside || miner instanceof Leaving) return unchanged();
        if (!(miner instanceof Active active)) return rejected(NotNow.of(miner.id(), command, miner.phase()));
        if (!active.engagements().isEmpty()) {
            return rejected(new StillEngaged(miner.id(), active.engagements().keys()));
        }
        return accepted(new LeaveAsked());
    }

    private static Decision<MinerEvent> engage(Miner miner, Engage command, Origin from) {
        if (!(from instanceof Origin.FromEntity by) || !servesTask(by.entity(), command.task())) {
            return rejected(NotAllowed.of(miner.id(), command, "the task and its committee", from));
        }
        if (!(miner instanceof Active active)) return rejected(new MinerNotActive(miner.id(), miner.phase()));
        if (active.engagements().has(command.task())) return unchanged();
        Credits staked = active.membership().stake();
        if (staked.lessThan(command.stake())) return rejected(new StakeTooLow(miner.id(), command.stake(), staked));
        if (active.engagements().size() >= Miner.MAX_TASKS) {
            return rejected(new TooManyTasks(miner.id(), Miner.MAX_TASKS));
        }
        return accepted(new Engaged(command.task(), by.entity()));
    }

    private static Decision<MinerEvent> release(Miner miner, Release command, Origin from) {
        if (!(from instanceof Origin.FromEntity by) || !servesTask(by.entity(), command.task())) {
            return rejected(NotAllowed.of(miner.id(), command, "the task and its committee", from));
        }
        boolean engaged = miner instanceof Active active && active.engagements().has(command.task());
        return engaged ? accepted(new Released(command.task())) : unchanged();
    }

    private static boolean servesTask(EntityId by, EntityId task) {
        boolean kind = by.type() == EntityType.TASK || by.type() == EntityType.COMMITTEE;
        return kind && task.type() == EntityType.TASK && by.name().equals(task.name());
    }

    /** A notice about any transfer but the one that is awaited is old news. */
    private static Decision<MinerEvent> notice(Miner miner, TransferNotice notice, Origin from) {
        EntityId own = Accounts.of(miner.participant());
        EntityId stake = Accounts.stake(miner.participant());
        if (!from.isEntity(own) && !from.isEntity(stake)) {
            return rejected(NotAllowed.of(miner.id(), notice, own + " and " + stake, from));
        }
        if (miner instanceof Joining && from.isEntity(own) && notice.transfer().equals(miner.stakeTransfer())) {
            return accepted(notice.posted() ? new MinerActivated() : new JoinFailed(notice.reason()));
        }
        if (miner instanceof Leaving
                && from.isEntity(stake)
                && notice.transfer().equals(miner.unstakeTransfer())) {
            return accepted(notice.posted() ? new MinerLeft() : new LeaveFailed(notice.reason()));
        }
        return unchanged();
    }

    @Override
    public List<Send> react(Miner miner, MinerEvent event) {
        EntityId own = Accounts.of(miner.participant());
        EntityId stake = Accounts.stake(miner.participant());
        if (event instanceof JoinAsked asked) {
            Credits amount = asked.membership().stake();
            return List.of(new Send(own, new Transfer(miner.stakeTransfer(), stake, amount, "stake of " + miner.id())));
        }
        if (event instanceof LeaveAsked && miner instanceof Leaving leaving) {
            Credits amount = leaving.membership().stake();
            return List.of(new Send(
                    stake, new Transfer(miner.unstakeTransfer(), own, amount, "stake of " + miner.id() + " back")));
        }
        return List.of();
    }

    /** A refused transfer ends the attempt; one that is taken is decided by the notice that follows. */
    @Override
    public List<MinerEvent> answered(Miner miner, EntityId by, Command command, Outcome outcome, Instant now) {
        if (!(command instanceof Transfer transfer) || !(outcome instanceof Outcome.Refused refused)) return List.of();
        String reason = refused.rejection().message();
        if (miner instanceof Joining && transfer.transfer().equals(miner.stakeTransfer())) {
            return List.of(new JoinFailed(reason));
        }
        if (miner instanceof Leaving && transfer.transfer().equals(miner.unstakeTransfer())) {
            return List.of(new LeaveFailed(reason));
        }
        return List.of();
    }

    @Override
    public Optional<Instant> wakeAt(Miner miner) {
        return Optional.empty();
    }

    @Override
    public List<MinerEvent> wake(Miner miner, Instant now) {
        return List.of();
    }

    @Override
    public List<Work> work(Miner miner, ParticipantId participant, Instant now) {
        return List.of();
    }
}
