package assay.domain.miner;

import assay.domain.account.TransferNotice;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.offence.Offence;
import assay.domain.reputation.Testimony;
import java.util.List;
import java.util.Optional;

/** What a miner's membership can be asked. Named after the participant. It also takes {@link TransferNotice}. */
public sealed interface MinerCommand extends Command {
    /** From the participant: join the market with this public key (base64) and lock this stake. */
    record JoinMarket(String publicKey, Credits stake) implements MinerCommand {}

    /** From the participant: leave and get the stake back; refused while engaged. */
    record LeaveMarket() implements MinerCommand {}

    /** From the participant: add to the stake what slashing has taken, or what another task wants. */
    record TopUp(Credits amount) implements MinerCommand {}

    /**
     * From a task or a companion: be bound to {@code task} until released; needs at least this stake. Evaluators and
     * verifiers are engaged for their own entity instead of the task.
     *
     * @param setAside whether the stake must answer for this task alone; other stakes answer for several at once
     * @param admission what else is asked
     */
    record Engage(EntityId task, Credits stake, boolean setAside, Admission admission) implements MinerCommand {
        /** Whoever has the stake will do. */
        public Engage(EntityId task, Credits stake, boolean setAside) {
            this(task, stake, setAside, Admission.unsaid());
        }

        /** The stake may answer for other tasks as well. */
        public Engage(EntityId task, Credits stake) {
            this(task, stake, false);
        }
    }

    /** From the participant, a member or not: this is what I can do, and would rather do. Replaces what it said before. */
    record Declare(Profile profile) implements MinerCommand {}

    /**
     * From a task: this is how the participant did.
     *
     * @param event which of the task's events says so
     */
    record Rate(EntityId task, String event, List<Testimony> deeds) implements MinerCommand {
        public Rate {
            deeds = List.copyOf(deeds);
        }
    }

    /** From whoever engaged the miner: the task no longer needs it. */
    record Release(EntityId task) implements MinerCommand {}

    /**
     * From whoever engaged the miner: it has offended, and loses a share of what it staked for {@code task}.
     * Repeating it for the same task and event changes nothing. What cannot be had is recorded as such.
     *
     * @param shareMicros of the stake that answers for the task, in 10⁻⁶; never more than is left
     * @param finder who found out, and gets {@code finderMicros} of what is slashed; the rest goes to the treasury.
     *     Neither the client nor whoever voted on it
     * @param event the event that shows the offence, for example {@code task/t-1#17}
     */
    record Slash(
            EntityId task,
            Offence offence,
            long shareMicros,
            Optional<ParticipantId> finder,
            long finderMicros,
            String event)
            implements MinerCommand {}
}
