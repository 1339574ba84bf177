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
import assay.domain.miner.MinerCommand.Slash;
import assay.domain.miner.MinerCommand.TopUp;
import assay.domain.miner.MinerEvent.FinderUnpaid;
import assay.domain.miner.MinerEvent.JoinAsked;
import assay.domain.miner.MinerEvent.JoinFailed;
import assay.domain.miner.MinerEvent.LeaveAsked;
import assay.domain.miner.MinerEvent.LeaveFailed;
import assay.domain.miner.MinerEvent.MinerActivated;
import assay.domain.miner.MinerEvent.MinerLeft;
import assay.domain.miner.MinerEvent.Slashed;
import assay.domain.miner.MinerEvent.TopUpAsked;
import assay.domain.miner.MinerEvent.TopUpFailed;
import assay.domain.miner.MinerEvent.ToppedUp;
import assay.domain.miner.MinerRejection.AlreadyJoined;
import assay.domain.miner.MinerRejection.PublicKeyNotValid;
import assay.domain.miner.MinerRejection.StakeNotPositive;
import assay.domain.miner.MinerRejection.StillEngaged;
import assay.domain.money.Credits;
import assay.domain.participant.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules of a miner's membership: a stake first, then tasks, and the stake back when no task is left. */
public final class MinerEntity implements Entity<Miner, MinerEvent> {
    static final int MAX_KEY_LENGTH = 1024;

    private static final String TOPPING_UP = "waiting for more stake";

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
        if (command instanceof TopUp topUp) return topUp(miner, topUp, from);
        if (command instanceof Engage engage) return Engagements.engage(miner, engage, from, now);
        if (command instanceof Release release) return Engagements.release(miner, release, from);
        if (command instanceof Slash slash) return Slashing.slash(miner, slash, from, now);
        if (command instanceof TransferNotice notice) return notice(miner, notice, from);
        if (command instanceof MinerCommand.Declare declare) return Suitability.declare(miner, declare, from);
        if (command instanceof MinerCommand.Rate rate) return Suitability.rate(miner, rate, from, now);
        return rejected(NotUnderstood.of(miner.id(), command));
    }

    private static Decision<MinerEvent> join(Miner miner, JoinMarket command, Origin from) {
        if (!from.isParticipant(miner.participant())) {
            return rejected(NotAllowed.of(miner.id(), command, "participant " + miner.name(), from));
        }
        Membership wanted = new Membership(command.publicKey(), command.stake());
        if (miner instanceof Joining joining && joining.membership().equals(wanted)) return unchanged();
        if (miner instanceof Active active) {
            if (wanted.equals(asJoined(active))) return unchanged();
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

    /** As it was before anything was slashed: whoever asks again after a restart does not know of that. */
    private static Membership asJoined(Active active) {
        Membership now = active.membership();
        return new Membership(now.publicKey(), now.stake().plus(active.surety().lost()));
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
        if (active.topUp().isPresent()) return rejected(NotNow.of(miner.id(), command, TOPPING_UP));
        boolean nothingBack = active.membership().stake().isZero();
        return nothingBack ? accepted(new LeaveAsked(), new MinerLeft()) : accepted(new LeaveAsked());
    }

    private static Decision<MinerEvent> topUp(Miner miner, TopUp command, Origin from) {
        if (!from.isParticipant(miner.participant())) {
            return rejected(NotAllowed.of(miner.id(), command, "participant " + miner.name(), from));
        }
        if (!(miner instanceof Active active)) return rejected(NotNow.of(miner.id(), command, miner.phase()));
        if (active.topUp().isPresent()) return rejected(NotNow.of(miner.id(), command, TOPPING_UP));
        if (command.amount().isZero()) return rejected(new StakeNotPositive(miner.id()));
        return accepted(new TopUpAsked(command.amount()));
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
        if (isTopUp(miner, notice.transfer()) && from.isEntity(own)) {
            return accepted(notice.posted() ? new ToppedUp() : new TopUpFailed(notice.reason()));
        }
        if (Slashing.concerns(notice) && from.isEntity(stake) && !notice.posted()) {
            return accepted(Slashing.notPaid(miner, notice.transfer(), notice.reason()));
        }
        return unchanged();
    }

    private static boolean isTopUp(Miner miner, String transfer) {
        return miner instanceof Active active && active.topUp().isPresent() && transfer.equals(miner.topUpTransfer());
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
            if (amount.isZero()) return List.of();
            return List.of(new Send(
                    stake, new Transfer(miner.unstakeTransfer(), own, amount, "stake of " + miner.id() + " back")));
        }
        if (event instanceof TopUpAsked asked) {
            String purpose = "more stake of " + miner.id();
            return List.of(new Send(own, new Transfer(miner.topUpTransfer(), stake, asked.amount(), purpose)));
        }
        if (event instanceof Slashed slashed) return Slashing.carriedOut(miner, slashed);
        if (event instanceof FinderUnpaid unpaid) return Slashing.diverted(miner, unpaid);
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
        if (isTopUp(miner, transfer.transfer())) return List.of(new TopUpFailed(reason));
        return Slashing.notPaid(miner, transfer.transfer(), reason);
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
