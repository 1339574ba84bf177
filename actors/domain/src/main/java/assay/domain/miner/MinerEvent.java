package assay.domain.miner;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.CorruptJournal;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import assay.domain.miner.Miner.Active;
import assay.domain.miner.Miner.Joining;
import assay.domain.miner.Miner.Leaving;
import assay.domain.miner.Miner.Membership;
import assay.domain.miner.Miner.Outside;

/** What happens to a miner's membership. */
public sealed interface MinerEvent extends Event<Miner> {
    /** The miner wants to join; its account is asked for the stake. */
    record JoinAsked(Membership membership) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Outside outside)) throw new CorruptJournal(miner, this);
            return new Joining(outside.name(), outside.transfers() + 1, membership);
        }
    }

    /** The stake is locked: the miner is a member. */
    record MinerActivated() implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Joining joining)) throw new CorruptJournal(miner, this);
            return new Active(joining.name(), joining.transfers(), joining.membership(), PersistentMap.empty());
        }
    }

    /** The stake could not be had. */
    record JoinFailed(String reason) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Joining joining)) throw new CorruptJournal(miner, this);
            return new Outside(joining.name(), joining.transfers(), reason);
        }
    }

    /** The miner serves {@code task} from now on. */
    record Engaged(EntityId task, EntityId by) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Active active) || active.engagements().has(task)) {
                throw new CorruptJournal(miner, this);
            }
            return new Active(
                    active.name(),
                    active.transfers(),
                    active.membership(),
                    active.engagements().with(task, by));
        }
    }

    /** The miner no longer serves {@code task}. */
    record Released(EntityId task) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Active active) || !active.engagements().has(task)) {
                throw new CorruptJournal(miner, this);
            }
            return new Active(
                    active.name(),
                    active.transfers(),
                    active.membership(),
                    active.engagements().without(task));
        }
    }

    /** The miner wants to leave; its stake account is asked to give the stake back. */
    record LeaveAsked() implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Active active)) throw new CorruptJournal(miner, this);
            return new Leaving(active.name(), active.transfers() + 1, active.membership());
        }
    }

    /** The stake is back: the miner is a member no longer. */
    record MinerLeft() implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Leaving leaving)) throw new CorruptJournal(miner, this);
            return new Outside(leaving.name(), leaving.transfers(), "");
        }
    }

    /** The stake could not be given back; the miner stays a member. */
    record LeaveFailed(String reason) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Leaving leaving)) throw new CorruptJournal(miner, this);
            return new Active(leaving.name(), leaving.transfers(), leaving.membership(), PersistentMap.empty());
        }
    }
}
