package assay.domain.participant;

import assay.domain.board.Listing;
import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Matching;
import assay.domain.miner.Miner;
import assay.domain.miner.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a miner choose: what it would rather do it answers first, and what nobody pays for it takes up only while it is
 * idle and nothing paid is shown. Whoever it stands in front of does the rest. What it remembers only delays things: a
 * restart forgets it at no harm.
 *
 * @param wants what it would rather do
 * @param behind does everything else
 * @param paidShownAt when something paid was last shown that was taken up
 * @param fillers tasks that nobody pays for, taken up lately
 * @param held entrances that wait, and since which step: {@link #WAITING} or {@link #LOOKING}
 * @param paidWork paid jobs that are owed, by when they are too late
 */
public record Choosy(
        ParticipantId self,
        Preferences wants,
        Policy behind,
        Instant paidShownAt,
        List<String> fillers,
        PersistentMap<String, Integer> held,
        PersistentMap<String, Instant> paidWork)
        implements Policy {
    private static final int WAITING = 1;
    private static final int LOOKING = 2;
    private static final int FEW = 16;

    /** Each step away from what is wanted is answered so much later, up to ten of them. */
    private static final Duration STEP = Duration.ofMillis(200);

    /** Somebody is idle when nothing paid has been shown for so long. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    public Choosy {
        fillers = List.copyOf(fillers);
    }

    /** One that has seen nothing yet. */
    public Choosy(ParticipantId self, Preferences wants, Policy behind) {
        this(self, wants, behind, Instant.EPOCH, List.of(), PersistentMap.empty(), PersistentMap.empty());
    }

    @Override
    public Turn respond(Sight sight, Instant now) {
        Work work = sight.work();
        Optional<Listing> entrance = Matching.entrance(work);
        if (entrance.isPresent()) return choose(sight, entrance.get(), now);
        if (!(sight instanceof Sight.Offered)) return passed(sight, now);
        boolean free = fillers.contains(work.at().name());
        boolean labour = work instanceof Work.Train || work instanceof Work.Aggregate;
        if (free) {
            boolean busy = owesPaidWork(now) || now.isBefore(paidShownAt.plus(IDLE));
            return labour && busy ? new Turn(this, new Action.Later()) : passed(sight, now);
        }
        Choosy earning = withPaidShown(now);
        if (labour) earning = earning.withPaidWork(paidWork.with(key(work), work.closes()));
        return earning.passed(sight, now);
    }

    private boolean owesPaidWork(Instant now) {
        return paidWork.values().stream().anyMatch(now::isBefore);
    }

    private Turn choose(Sight sight, Listing task, Instant now) {
        Work work = sight.work();
        int step = held.getOr(key(work), 0);
        if (task.filler()) return filler(sight, step, now);
        Duration wait = STEP.multipliedBy(Math.min(10, wants.distance(task)));
        boolean soon = now.plus(wait).plus(STEP).isBefore(work.closes());
        if (sight instanceof Sight.Offered && step == 0 && !wait.isZero() && soon) {
            return new Turn(holding(work, WAITING), new Action.Wait(now.plus(wait)));
        }
        boolean waited = sight instanceof Sight.Waited && step == WAITING;
        Turn turn = letGo(work).passed(waited ? new Sight.Offered(work) : sight, now);
        if (turn.action() instanceof Action.Pass || !(turn.next() instanceof Choosy next)) return turn;
        return new Turn(next.withPaidShown(now), turn.action());
    }

    private Turn filler(Sight sight, int step, Instant now) {
        Work work = sight.work();
        boolean begins = sight instanceof Sight.Offered || (sight instanceof Sight.Waited && step == WAITING);
        if (begins) {
            if (now.isBefore(paidShownAt.plus(IDLE))) {
                return patient(work, paidShownAt.plus(IDLE));
            }
            return new Turn(holding(work, LOOKING), new Action.Look(new EntityId(EntityType.MINER, self.name())));
        }
        if (!(sight instanceof Sight.Seen seen) || step != LOOKING) return passed(sight, now);
        boolean idle = seen.state(Miner.Active.class)
                .filter(at -> at.engagements().isEmpty())
                .isPresent();
        if (!idle) return patient(work, now.plus(IDLE));
        List<String> more = new ArrayList<>(fillers);
        more.add(work.at().name());
        if (more.size() > FEW) more.remove(0);
        return letGo(work).withFillers(more).passed(new Sight.Offered(work), now);
    }

    /** Looks again later, at what may then be shown for longer than it is now. */
    private Turn patient(Work work, Instant until) {
        return until.isBefore(work.closes())
                ? new Turn(holding(work, WAITING), new Action.Wait(until))
                : new Turn(letGo(work), new Action.Later());
    }

    /** Whoever stands behind answers; a job that is done, or left alone, is owed no longer. */
    private Turn passed(Sight sight, Instant now) {
        Turn turn = behind.respond(sight, now);
        boolean done = turn.action() instanceof Action.Submit || turn.action() instanceof Action.Pass;
        PersistentMap<String, Instant> owed = done ? paidWork.without(key(sight.work())) : paidWork;
        return new Turn(new Choosy(self, wants, turn.next(), paidShownAt, fillers, held, owed), turn.action());
    }

    private static String key(Work work) {
        return work.at() + "/" + work.key();
    }

    private Choosy holding(Work work, int step) {
        return new Choosy(self, wants, behind, paidShownAt, fillers, held.with(key(work), step), paidWork);
    }

    private Choosy letGo(Work work) {
        return new Choosy(self, wants, behind, paidShownAt, fillers, held.without(key(work)), paidWork);
    }

    private Choosy withPaidShown(Instant now) {
        return new Choosy(self, wants, behind, now, fillers, held, paidWork);
    }

    private Choosy withFillers(List<String> more) {
        return new Choosy(self, wants, behind, paidShownAt, more, held, paidWork);
    }

    private Choosy withPaidWork(PersistentMap<String, Instant> owed) {
        return new Choosy(self, wants, behind, paidShownAt, fillers, held, owed);
    }
}
