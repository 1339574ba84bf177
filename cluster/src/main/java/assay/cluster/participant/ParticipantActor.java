package assay.cluster.participant;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Action;
import assay.domain.participant.Agenda;
import assay.domain.participant.Market;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * One participant: looks at the market, lets its policy decide, does what the policy says. It first gives its opening
 * commands (deposit, join), one after another, and then looks for work until it is stopped.
 *
 * <p>An unknown outcome is never taken for a refusal: the same command, with the same id, is given again until it
 * expires. Refused work is put back and taken up again a little later, since most refusals are a matter of time.
 */
final class ParticipantActor extends AbstractBehavior<ParticipantActor.Input> {
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 4;
    private static final int IDLE_FACTOR = 4;

    /** What a participant is given for its life. */
    record Setting(
            ParticipantId self, Places places, Policy policy, List<Message.Outside> opening, Duration lookEvery) {}

    /** What can happen to a participant. */
    sealed interface Input {}

    private record Look() implements Input {}

    private record Listed(List<Listing> listings) implements Input {}

    private record Shown(List<Work> work) implements Input {}

    private record NothingSeen(String why) implements Input {}

    private record Seen(Sight sight) implements Input {}

    private record Give(Message.Outside command, int attempt) implements Input {}

    private record Answered(Message.Outside command, int attempt, CompletionStage<Outcome> outcome) implements Input {}

    private record PutBack(Work work) implements Input {}

    private record OwnJob(Job job, CompletionStage<JobResult> result) {
        boolean failed() {
            return result.toCompletableFuture().isCompletedExceptionally();
        }
    }

    private final TimerScheduler<Input> timers;
    private final Market market;
    private final Tools tools;
    private final Clock clock;
    private final Setting setting;
    private final Agenda agenda;
    private final Deque<Message.Outside> opening;
    private final Map<String, Work> given = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private Optional<OwnJob> lastOwn = Optional.empty();
    private Policy policy;
    private Duration pause;

    private ParticipantActor(
            ActorContext<Input> context, TimerScheduler<Input> timers, Setting setting, Market market, Tools tools) {
        super(context);
        this.timers = timers;
        this.market = market;
        this.tools = tools;
        this.clock = Clock.systemUTC();
        this.setting = setting;
        this.agenda = new Agenda(setting.self());
        this.opening = new ArrayDeque<>(setting.opening());
        this.policy = setting.policy();
        this.pause = setting.lookEvery();
        proceed();
    }

    static Behavior<Input> create(Setting setting, Market market, Tools tools) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new ParticipantActor(context, timers, setting, market, tools)));
    }

    @Override
    public Receive<Input> createReceive() {
        return newReceiveBuilder()
                .onMessage(Look.class, look -> look())
                .onMessage(Listed.class, this::ask)
                .onMessage(Shown.class, this::take)
                .onMessage(NothingSeen.class, this::waitLonger)
                .onMessage(Seen.class, seen -> respond(seen.sight()))
                .onMessage(Give.class, this::give)
                .onMessage(Answered.class, this::answered)
                .onMessage(PutBack.class, this::putBack)
                .build();
    }

    /** Gives the next opening command, or starts to look for work. */
    private void proceed() {
        Message.Outside next = opening.poll();
        getContext().getSelf().tell(next == null ? new Look() : new Give(next, 0));
    }

    private Behavior<Input> look() {
        getContext()
                .pipeToSelf(
                        market.listings(),
                        (listings, failure) ->
                                listings == null ? new NothingSeen(String.valueOf(failure)) : new Listed(listings));
        return this;
    }

    private Behavior<Input> ask(Listed listed) {
        List<CompletableFuture<List<Work>>> asked = new ArrayList<>();
        for (EntityId place : setting.places().in(listed.listings(), setting.self())) {
            asked.add(market.work(place, setting.self()).toCompletableFuture());
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new));
        // One entity that does not answer (it may be moving) must not hide the work of the others.
        CompletionStage<List<Work>> shown = all.handle((done, failure) -> {
            List<Work> work = new ArrayList<>();
            for (CompletableFuture<List<Work>> answer : asked) {
                if (!answer.isCompletedExceptionally()) work.addAll(answer.join());
            }
            return work;
        });
        getContext()
                .pipeToSelf(
                        shown,
                        (work, failure) -> work == null ? new NothingSeen(String.valueOf(failure)) : new Shown(work));
        return this;
    }

    private Behavior<Input> take(Shown shown) {
        if (shown.work().isEmpty()) return waitLonger(new NothingSeen("no work"));
        for (Work work : agenda.take(shown.work())) respond(new Sight.Offered(work));
        pause = setting.lookEvery();
        timers.startSingleTimer(new Look(), pause);
        return this;
    }

    private Behavior<Input> waitLonger(NothingSeen nothing) {
        getContext().getLog().debug("{} sees nothing: {}", setting.self(), nothing.why());
        Duration longest = setting.lookEvery().multipliedBy(IDLE_FACTOR);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(longest) < 0 ? doubled : longest;
        timers.startSingleTimer(new Look(), pause);
        return this;
    }

    private Behavior<Input> respond(Sight sight) {
        Policy.Turn turn = policy.respond(sight, clock.instant());
        policy = turn.next();
        Work work = sight.work();
        Action action = turn.action();
        if (action instanceof Action.Submit submit) {
            Message.Outside command = agenda.answer(work, submit.command());
            given.put(command.id(), work);
            getContext().getSelf().tell(new Give(command, 0));
        } else if (action instanceof Action.Compute compute) {
            compute(work, compute);
        } else if (action instanceof Action.Probe probe) {
            getContext()
                    .pipeToSelf(
                            CompletableFuture.supplyAsync(() -> tools.probe().probe(probe.peers()), tools.blocking()),
                            (pings, failure) -> new Seen(new Sight.Probed(work, pings == null ? List.of() : pings)));
        } else if (action instanceof Action.Look look) {
            getContext()
                    .pipeToSelf(
                            market.look(look.at()),
                            (state, failure) -> new Seen(new Sight.Seen(work, Optional.ofNullable(state))));
        } else if (action instanceof Action.Tell tell) {
            var command = new Message.Outside(setting.self(), tell.to(), tell.id(), tell.expires(), tell.command());
            getContext().pipeToSelf(market.tell(command), (done, failure) -> new Seen(new Sight.Told(work)));
        } else if (action instanceof Action.Wait wait) {
            Duration left = Duration.between(clock.instant(), wait.until());
            Duration least = left.isNegative() ? Duration.ZERO : left;
            timers.startSingleTimer("wait " + work.at() + "/" + work.key(), new Seen(new Sight.Waited(work)), least);
        } else if (action instanceof Action.Later) {
            putBackLater(work);
        }
        return this;
    }

    private void compute(Work work, Action.Compute compute) {
        Job job = compute.job();
        CompletionStage<JobResult> result =
                compute.own() ? ownResult(job) : tools.workers().apply(job);
        getContext()
                .pipeToSelf(
                        result,
                        (done, failure) -> new Seen(
                                done == null
                                        ? new Sight.NotComputed(work, job, asJobFailed(failure))
                                        : new Sight.Computed(work, job, done)));
    }

    /** What an evaluator reveals is what it committed to: the last job of its own is not done twice. */
    private CompletionStage<JobResult> ownResult(Job job) {
        boolean known =
                lastOwn.filter(last -> last.job().equals(job) && !last.failed()).isPresent();
        if (!known) lastOwn = Optional.of(new OwnJob(job, tools.own().apply(job)));
        return lastOwn.orElseThrow().result();
    }

    private static JobFailed asJobFailed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof JobFailed known) return known;
        return new JobFailed(JobFailed.Fault.ENVIRONMENT, "no answer from the workers: " + cause, cause);
    }

    private Behavior<Input> give(Give give) {
        CompletionStage<Outcome> outcome = market.tell(give.command());
        getContext().pipeToSelf(outcome, (done, failure) -> new Answered(give.command(), give.attempt(), outcome));
        return this;
    }

    private Behavior<Input> answered(Answered answered) {
        Message.Outside command = answered.command();
        CompletableFuture<Outcome> outcome = answered.outcome().toCompletableFuture();
        Instant now = clock.instant();
        if (outcome.isCompletedExceptionally()) {
            if (now.isBefore(command.expires())) {
                Give again = new Give(command, answered.attempt() + 1);
                timers.startSingleTimer(command.id(), again, delay(answered.attempt()));
                return this;
            }
            getContext().getLog().warn("{}: the outcome of {} is unknown", setting.self(), command);
        } else if (outcome.join() instanceof Outcome.Refused refused) {
            getContext()
                    .getLog()
                    .info("{}: refused: {}", setting.self(), refused.rejection().message());
        }
        Work work = given.remove(command.id());
        if (work == null) proceed();
        else if (!outcome.isCompletedExceptionally() && outcome.join() instanceof Outcome.Refused) putBackLater(work);
        return this;
    }

    private void putBackLater(Work work) {
        if (!clock.instant().isBefore(work.closes())) return;
        String key = work.at() + "/" + work.key();
        int times = refusals.merge(key, 1, Integer::sum);
        timers.startSingleTimer("put back " + key, new PutBack(work), delay(times));
    }

    private Behavior<Input> putBack(PutBack back) {
        agenda.putBack(back.work());
        return this;
    }

    private static Duration delay(int attempt) {
        return FIRST_RETRY.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS));
    }
}
