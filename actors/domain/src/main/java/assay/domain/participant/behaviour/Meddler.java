package assay.domain.participant.behaviour;

import assay.domain.board.Board;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what is not for it to say. Before it does a piece of work honestly, and sometimes instead, it looks at the task
 * and gives commands of other roles, to other entities, for other rounds, with numbers that make no sense, under ids that
 * it has used before. The market must refuse all of it and be none the worse. A Byzantine participant as L. Lamport,
 * R. Shostak and M. Pease have it (The Byzantine generals problem, ACM TOPLAS 1982), within what the transport lets
 * through: it cannot speak in another's name.
 *
 * @param honest does the rest
 * @param self its name
 * @param secret draws what it says
 * @param meddlesMicros how likely it says one more thing, in 10⁻⁶
 * @param turn how many turns it has taken
 * @param spree how many things it has said in a row
 */
public record Meddler(Policy honest, ParticipantId self, String secret, long meddlesMicros, long turn, int spree)
        implements Policy {
    private static final int LONGEST_SPREE = 20;
    private static final int LONGEST_STAY = 30;
    private static final int FIRST_CYCLE = 2;
    private static final long SELDOM = 100_000;
    private static final Duration FOR_LONG = Duration.ofDays(1);

    /** One that has said nothing yet. */
    public Meddler(Policy honest, ParticipantId self, String secret, long meddlesMicros) {
        this(honest, self, secret, meddlesMicros, 0, 0);
    }

    @Override
    public Turn respond(Sight sight, Instant now) {
        Work work = sight.work();
        Whim whim = new Whim(secret, turn);
        if (sight instanceof Sight.Seen seen) return new Turn(after(spree + 1), meddle(work, seen, whim, now));
        boolean atWork =
                sight instanceof Sight.Computed || sight instanceof Sight.NotComputed || sight instanceof Sight.Probed;
        if (atWork) return new Turn(this, honest.respond(sight, now).action());
        Optional<Action> enters = entering(sight, now);
        if (enters.isPresent()) return new Turn(after(1), enters.get());
        if (goesOn(work, whim)) {
            Action next = whim.chance(300_000)
                    ? new Action.Wait(now.plusMillis(100 + whim.below(8_000)))
                    : new Action.Look(of(EntityType.TASK, work));
            return new Turn(after(spree), next);
        }
        return new Turn(after(0), honest.respond(new Sight.Offered(work), now).action());
    }

    /** Enters as everybody does, but stays awake: whoever is not elected could not meddle with what the others do. */
    private Optional<Action> entering(Sight sight, Instant now) {
        Work work = sight.work();
        boolean arrives = sight instanceof Sight.Offered && enters(work) && meddlesMicros > 0 && spree == 0;
        if (!arrives || !(honest.respond(sight, now).action() instanceof Action.Submit submit)) return Optional.empty();
        return Optional.of(new Action.Tell(work.at(), self + "/enters/" + turn, work.closes(), submit.command()));
    }

    private static boolean enters(Work work) {
        return work instanceof Work.Register || work instanceof Work.Join || work instanceof Work.Enrol;
    }

    private boolean goesOn(Work work, Whim whim) {
        if (meddlesMicros > 0 && enters(work)) return spree < LONGEST_STAY;
        return spree < LONGEST_SPREE && whim.chance(meddlesMicros);
    }

    private Meddler after(int said) {
        return new Meddler(honest, self, secret, meddlesMicros, turn + 1, said);
    }

    private Action meddle(Work work, Sight.Seen seen, Whim whim, Instant now) {
        EntityId task = of(EntityType.TASK, work);
        Mischief mischief = new Mischief(self, task, cycle(work, whim), seen.state(Task.class), whim);
        List<EntityId> others = new ArrayList<>(List.of(
                task,
                task,
                of(EntityType.COMMITTEE, work),
                of(EntityType.EVALUATION, work),
                of(EntityType.PAYOUT, work),
                mischief.account(),
                new EntityId(EntityType.MINER, mischief.someone().name()),
                Board.MAIN));
        boolean verified = seen.state(Task.Known.class)
                .filter(known -> known.posted().spec().verification().wanted())
                .isPresent();
        if (verified) others.add(of(EntityType.VERIFICATION, work));
        EntityId to = whim.one(others);
        Command command = whim.chance(SELDOM) ? mischief.toTask() : fitting(to, work, mischief);
        // An id used before, for something else.
        long said = whim.chance(SELDOM) && turn > 0 ? whim.below((int) turn) : turn;
        Instant expires = whim.chance(SELDOM) ? now : now.plus(FOR_LONG);
        return new Action.Tell(to, self + "/unasked/" + said, expires, command);
    }

    private static Command fitting(EntityId to, Work work, Mischief mischief) {
        return switch (to.type()) {
            case TASK -> mischief.toTask();
            case COMMITTEE -> mischief.toBallot(work, mischief.toCommittee());
            case EVALUATION -> mischief.toEvaluation();
            case PAYOUT -> mischief.toPayout();
            case ACCOUNT -> mischief.toAccount();
            case MINER -> mischief.toMiner();
            case BOARD -> mischief.toBoard();
            case VERIFICATION -> mischief.toVerification();
        };
    }

    private static int cycle(Work work, Whim whim) {
        return work instanceof Work.Vote vote ? vote.cycle() : FIRST_CYCLE + whim.below(4);
    }

    private static EntityId of(EntityType type, Work work) {
        return new EntityId(type, work.at().name());
    }
}
