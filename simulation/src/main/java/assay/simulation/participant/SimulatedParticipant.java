package assay.simulation.participant;

import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Action;
import assay.domain.participant.Agenda;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.training.Job;
import assay.simulation.host.Address;
import assay.simulation.host.Kind;
import assay.simulation.host.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One participant: gives its opening commands one after another, then looks at the market whenever its {@link Doorbell}
 * has rung, lets its policy decide, and does what the policy says. A command whose outcome is unknown is given again, with the same id,
 * until it expires; work whose answer was refused is taken up again a little later, since most refusals are a matter of
 * time.
 */
public final class SimulatedParticipant {
    /** How often a participant may look for work. */
    public static final long LOOK_EVERY_MICROS = 500_000;

    private static final long FIRST_RETRY_MICROS = 1_000_000;
    private static final long LONGEST_RETRY_MICROS = 30_000_000;
    /** How long it waits for an answer to a look before it takes it that nothing can be seen. */
    private static final long LOOKING_MICROS = 3_000_000;

    private static final long NEVER = Long.MAX_VALUE;

    private final ParticipantId self;
    private final Role role;
    private final Address address;
    private final Surroundings around;
    private final Machine machine;
    private final long arrivesMicros;
    private final Agenda agenda;
    private final Deque<Opening> openings;
    /** Commands without an outcome yet, by id. Looked up, never walked. */
    private final Map<String, Given> given = new HashMap<>();

    private final Map<String, Integer> refusals = new HashMap<>();
    private Policy policy;
    private long leavesMicros = NEVER;
    private long hesitatesMicros;
    private long counter;
    private boolean looking;
    private long firstLookMicros;
    private boolean awake;
    private boolean boardSeen;
    /** Where there may be something new, and how often the bell has rung for it. */
    private final TreeMap<EntityId, Integer> unasked = new TreeMap<>();

    private long computedMicros;

    private record Given(Message.Outside command, long number, Runnable whenDone, Runnable whenRefused) {}

    /** Everything around a participant. */
    public record Surroundings(Timeline timeline, Gate gate, Workshop workshop, Plane plane) {}

    /**
     * @param machine what it computes on, perhaps with others
     * @param arrivesMicros when it comes, after the start
     * @param openings what it gives first, once it has come
     */
    public SimulatedParticipant(
            ParticipantId self,
            Role role,
            Policy policy,
            Machine machine,
            long arrivesMicros,
            List<Opening> openings,
            Surroundings around) {
        this.self = self;
        this.role = role;
        this.address = Address.of(self);
        this.policy = policy;
        this.machine = machine;
        this.arrivesMicros = arrivesMicros;
        this.openings = new ArrayDeque<>(openings);
        this.around = around;
        this.agenda = new Agenda(self);
    }

    /** It goes at {@code afterMicros} after the start, without a word. */
    public SimulatedParticipant leaving(long afterMicros) {
        leavesMicros = afterMicros;
        return this;
    }

    /**
     * It first looks so long after it could, less than {@link #LOOK_EVERY_MICROS}: everybody looks at another moment, so
     * that the market is not asked by all at once.
     */
    public void hesitate(long micros) {
        hesitatesMicros = micros;
    }

    /** Who it is. */
    public ParticipantId self() {
        return self;
    }

    Role role() {
        return role;
    }

    /** For how long it has had a computer at work, in microseconds. */
    public long computedMicros() {
        return computedMicros;
    }

    /** Begins with the first opening command, when it has come. */
    public void start() {
        long now = around.timeline().nowMicros();
        if (now < arrivesMicros) {
            schedule(arrivesMicros - now, this::start);
            return;
        }
        Opening next = openings.poll();
        long wait = next == null
                ? NEVER
                : next.notBeforeMicros() - around.timeline().nowMicros();
        if (wait > 0) lookFromNowOn();
        if (next == null) return;
        schedule(Math.max(0, wait), () -> {
            give(new Given(next.command(), counter++, this::start, this::start), 0);
        });
    }

    /** Whoever has nothing to give now looks around: a client of several tasks serves one while the next is not due. */
    private void lookFromNowOn() {
        if (looking) return;
        looking = true;
        firstLookMicros = around.timeline().nowMicros() + hesitatesMicros;
        awake = true;
        schedule(hesitatesMicros, this::look);
    }

    private boolean hasLeft() {
        return around.timeline().nowMicros() >= leavesMicros;
    }

    /** There may be something new for this participant {@code at} an entity: it asks there when it looks next. */
    void ring(EntityId at) {
        if (!looking || hasLeft()) return;
        unasked.merge(at, 1, Integer::sum);
        lookNext();
    }

    /** Looks at the next of its moments after now, one every {@link #LOOK_EVERY_MICROS}. */
    private void lookNext() {
        if (awake) return;
        awake = true;
        long sinceFirst = around.timeline().nowMicros() - firstLookMicros;
        schedule(LOOK_EVERY_MICROS - Math.floorMod(sinceFirst, LOOK_EVERY_MICROS), this::look);
    }

    private void look() {
        awake = false;
        if (hasLeft() || (boardSeen && unasked.isEmpty())) return;
        // What is lost on the way is asked again.
        lookNext();
        if (!boardSeen) around.gate().listings(self, counter++, this::read);
        unasked.forEach(this::ask);
    }

    private void read(List<Listing> listings) {
        if (boardSeen) return;
        boardSeen = true;
        for (Listing listing : listings) {
            for (EntityId place : role.places(listing, self)) {
                ask(place, unasked.merge(place, 1, Integer::sum));
            }
        }
    }

    private void ask(EntityId place, int rung) {
        around.gate().work(place, self, counter++, shown -> {
            // Unless the bell has rung again since.
            unasked.remove(place, rung);
            take(shown);
        });
    }

    private void take(List<Work> shown) {
        for (Work work : agenda.take(shown)) respond(new Sight.Offered(work));
    }

    private void respond(Sight sight) {
        if (hasLeft()) return;
        Policy.Turn turn = policy.respond(sight, around.timeline().now());
        policy = turn.next();
        Work work = sight.work();
        Action action = turn.action();
        if (action instanceof Action.Submit submit) submit(work, agenda.answer(work, submit.command()));
        else if (action instanceof Action.Compute compute) compute(work, compute);
        else if (action instanceof Action.Probe probe) probe(work, probe);
        else if (action instanceof Action.Look look) lookAt(work, look);
        else if (action instanceof Action.Tell tell) tell(work, tell);
        else if (action instanceof Action.Wait wait) {
            long micros = Timeline.micros(wait.until()) - around.timeline().nowMicros();
            schedule(Math.max(1, micros), () -> respond(new Sight.Waited(work)));
        } else if (action instanceof Action.Later) putBackLater(work);
    }

    private void compute(Work work, Action.Compute compute) {
        Job job = compute.job();
        // Whichever hands do it: a simulated participant brings its own.
        computedMicros += around.workshop().work(address, job, machine, counter++, made -> {
            if (made instanceof Workshop.Made.Result done) respond(new Sight.Computed(work, job, done.result()));
            else if (made instanceof Workshop.Made.Failure no) respond(new Sight.NotComputed(work, job, no.failure()));
        });
    }

    private void probe(Work work, Action.Probe probe) {
        var pings = around.plane().probe(self, probe.peers(), counter);
        long longest = 1;
        for (var ping : pings) longest = Math.max(longest, ping.roundTripMicros());
        schedule(longest, () -> respond(new Sight.Probed(work, pings)));
    }

    private void lookAt(Work work, Action.Look look) {
        boolean[] heard = new boolean[1];
        around.gate().look(look.at(), self, counter++, state -> {
            if (heard[0]) return;
            heard[0] = true;
            respond(new Sight.Seen(work, Optional.of(state)));
        });
        schedule(LOOKING_MICROS, () -> {
            if (heard[0]) return;
            heard[0] = true;
            respond(new Sight.Seen(work, Optional.empty()));
        });
    }

    private void tell(Work work, Action.Tell tell) {
        Message.Outside command = new Message.Outside(self, tell.to(), tell.id(), tell.expires(), tell.command());
        around.gate().tell(self, command, counter++, 0, outcome -> {});
        schedule(1, () -> respond(new Sight.Told(work)));
    }

    private void submit(Work work, Message.Outside command) {
        if (given.containsKey(command.id())) return;
        give(new Given(command, counter++, () -> {}, () -> putBackLater(work)), 0);
    }

    private void give(Given what, long attempt) {
        Message.Outside command = what.command();
        given.put(command.id(), what);
        around.gate().tell(self, command, what.number(), attempt, outcome -> answered(command.id(), outcome));
        long retry = backOffMicros(attempt);
        around.timeline()
                .schedule(
                        around.timeline().nowMicros() + retry,
                        address,
                        Kind.RESEND,
                        address,
                        what.number(),
                        attempt,
                        () -> giveAgain(what, attempt + 1));
    }

    private void giveAgain(Given what, long attempt) {
        Given waiting = given.get(what.command().id());
        if (waiting == null || waiting.number() != what.number() || hasLeft()) return;
        if (around.timeline().now().isBefore(what.command().expires())) give(what, attempt);
        else given.remove(what.command().id());
    }

    private void answered(String id, Outcome outcome) {
        Given what = given.remove(id);
        if (what == null) return;
        if (outcome instanceof Outcome.Refused) what.whenRefused().run();
        else what.whenDone().run();
    }

    private void putBackLater(Work work) {
        int times = refusals.merge(work.at() + " " + work.key(), 1, Integer::sum);
        schedule(backOffMicros(times - 1), () -> {
            agenda.putBack(work);
            ring(work.at());
        });
    }

    private static long backOffMicros(long attempt) {
        return Math.min(FIRST_RETRY_MICROS << Math.min(attempt, 5), LONGEST_RETRY_MICROS);
    }

    private void schedule(long afterMicros, Runnable what) {
        long at = around.timeline().nowMicros() + afterMicros;
        around.timeline().schedule(at, address, Kind.TIMER, address, counter++, 0, what);
    }
}
