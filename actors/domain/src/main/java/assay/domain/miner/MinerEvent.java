package assay.domain.miner;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.CorruptJournal;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Miner.Active;
import assay.domain.miner.Miner.Joining;
import assay.domain.miner.Miner.Leaving;
import assay.domain.miner.Miner.Membership;
import assay.domain.miner.Miner.Outside;
import assay.domain.money.Credits;
import assay.domain.offence.Offence;
import assay.domain.reputation.Rating;
import java.util.Optional;

/** What happens to a miner's membership. */
public sealed interface MinerEvent extends Event<Miner> {
    /** The miner wants to join; its account is asked for the stake. */
    record JoinAsked(Membership membership) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Outside outside)) throw new CorruptJournal(miner, this);
            return new Joining(outside.name(), outside.transfers() + 1, membership, outside.surety());
        }
    }

    /** The stake is locked: the miner is a member. */
    record MinerActivated() implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Joining joining)) throw new CorruptJournal(miner, this);
            return new Active(
                    joining.name(),
                    joining.transfers(),
                    joining.membership(),
                    PersistentMap.empty(),
                    joining.surety().renewed(),
                    Optional.empty());
        }
    }

    /** The stake could not be had. */
    record JoinFailed(String reason) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Joining joining)) throw new CorruptJournal(miner, this);
            return new Outside(joining.name(), joining.transfers(), reason, joining.surety());
        }
    }

    /**
     * The miner serves {@code task} from now on.
     *
     * @param setAside what of the stake answers for this task alone; zero when nothing does
     */
    record Engaged(EntityId task, EntityId by, Credits setAside) implements MinerEvent {
        /** All of the stake may answer for other tasks as well. */
        public Engaged(EntityId task, EntityId by) {
            this(task, by, Credits.ZERO);
        }

        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Active active) || active.engagements().has(task)) {
                throw new CorruptJournal(miner, this);
            }
            return active.with(
                    active.engagements().with(task, by), active.surety().engaged(task, setAside));
        }
    }

    /** The miner no longer serves {@code task}. */
    record Released(EntityId task) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Active active) || !active.engagements().has(task)) {
                throw new CorruptJournal(miner, this);
            }
            return active.with(
                    active.engagements().without(task), active.surety().released(task));
        }
    }

    /**
     * The miner has offended, and loses {@code amount} of its stake: {@code finders} of it to the finder, the rest to the
     * treasury.
     *
     * @param event the event that shows the offence
     */
    record Slashed(
            EntityId task,
            Offence offence,
            Credits amount,
            Optional<ParticipantId> finder,
            Credits finders,
            String event)
            implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Active active)) throw new CorruptJournal(miner, this);
            Surety surety = active.surety().punished(new Surety.Punishment(task, event, amount, finders));
            Credits left = active.membership().stake().minus(amount);
            return active.with(new Membership(active.membership().publicKey(), left), surety);
        }
    }

    /** The miner has offended, and there is nothing that could be taken from it. */
    record SlashUncollectable(EntityId task, Offence offence, String event, String reason) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            Surety surety = miner.surety().punished(new Surety.Punishment(task, event, Credits.ZERO, Credits.ZERO));
            return miner.with(surety);
        }
    }

    /** A finder's account could not take its share, which goes to the treasury. */
    record FinderUnpaid(String transfer, String reason) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            return miner;
        }
    }

    /** The miner adds to its stake; its account is asked for the money. */
    record TopUpAsked(Credits amount) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Active active) || active.topUp().isPresent()) throw new CorruptJournal(miner, this);
            return new Active(
                    active.name(),
                    active.transfers() + 1,
                    active.membership(),
                    active.engagements(),
                    active.surety(),
                    Optional.of(amount));
        }
    }

    /** What was added lies in the stake account. */
    record ToppedUp() implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Active active) || active.topUp().isEmpty()) throw new CorruptJournal(miner, this);
            Credits stake = active.membership().stake().plus(active.topUp().get());
            return active.with(new Membership(active.membership().publicKey(), stake), active.surety())
                    .withoutTopUp();
        }
    }

    /** Nothing could be added to the stake. */
    record TopUpFailed(String reason) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Active active) || active.topUp().isEmpty()) throw new CorruptJournal(miner, this);
            return active.withoutTopUp();
        }
    }

    /** The miner wants to leave; its stake account is asked to give the stake back. */
    record LeaveAsked() implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Active active)) throw new CorruptJournal(miner, this);
            return new Leaving(active.name(), active.transfers() + 1, active.membership(), active.surety());
        }
    }

    /** The stake is back: the miner is a member no longer. */
    record MinerLeft() implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Leaving leaving)) throw new CorruptJournal(miner, this);
            return new Outside(
                    leaving.name(), leaving.transfers(), "", leaving.surety().renewed());
        }
    }

    /** The stake could not be given back; the miner stays a member. */
    record LeaveFailed(String reason) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            if (!(miner instanceof Leaving leaving)) throw new CorruptJournal(miner, this);
            return new Active(
                    leaving.name(),
                    leaving.transfers(),
                    leaving.membership(),
                    PersistentMap.empty(),
                    leaving.surety(),
                    Optional.empty());
        }
    }

    /** The name says what it can do, and what it would rather do. */
    record ProfileDeclared(Profile profile) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            return miner.with(miner.dossier().with(profile));
        }
    }

    /**
     * A task has said how the name did.
     *
     * @param goodMicros all evidence for the name, after this
     * @param badMicros all evidence against it, after this
     */
    record Rated(Rating rating, long goodMicros, long badMicros) implements MinerEvent {
        @Override
        public Miner applyTo(Miner miner) {
            Dossier next = miner.dossier().with(rating);
            boolean same = next.reputation().goodMicros() == goodMicros
                    && next.reputation().badMicros() == badMicros;
            if (!same) throw new CorruptJournal(miner, this);
            return miner.with(next);
        }
    }
}
