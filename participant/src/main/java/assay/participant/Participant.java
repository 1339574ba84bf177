package assay.participant;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One participant: enters the market, looks at it, lets its policy decide, does what the policy says, until it is told to
 * finish. All of it happens on one thread, which any number of participants may share.
 *
 * <p>An unknown outcome is never taken for a refusal: the same command, with the same id, is given again until it
 * expires. Refused work is put back and taken up again a little later, since most refusals are a matter of time.
 */
public final class Participant {
    private static final int IDLE_FACTOR = 4;

    /**
     * What a participant is given for its life.
     *
     * @param wanted as what it becomes a member of the market; empty for whoever needs no membership
     */
    public record Setting(
            ParticipantId self, Places places, Policy policy, Optional<Entrance.Wanted> wanted, Duration lookEvery) {}

    private record OwnJob(Job job, CompletionStage<JobResult> result) {
        boolean failed() {
            return result.toCompletableFuture().isCompletedExceptionally();
        }
    }

    private final Setting setting;
    private final Market market;
    private final Tools tools;
    private final Turns turns;
    private final Log log;
    private final Clock clock = Clock.systemUTC();
    private final Agenda agenda;
    private final Map<String, Integer> refusals = new HashMap<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private Optional<OwnJob> lastOwn = Optional.empty();
    private Policy policy;
    private Duration pause;
    private boolean finishing;
    private int atWork;

    /**
     * A participant that has not started yet.
     *
     * @param thread the one on which it decides
     */
    public Participant(Setting setting, Market market, Tools tools, ScheduledExecutorService thread, Diary diary) {
        this.setting = setting;
        this.market = market;
        this.tools = tools;
        this.turns = new Turns(thread);
        this.log = new Log(setting.self(), diary, clock);
        this.agenda = new Agenda(setting.self());
        this.policy = setting.policy();
        this.pause = setting.lookEvery();
    }

    /** Enters the market, and goes on from there. */
    public void start() {
        Entrance entrance = new Entrance(
                setting.self(), tools.registration(), setting.wanted(), setting.lookEvery(), market, turns, log);
        then(entrance.enter(), (done, failure) -> {
            if (failure == null) look();
            else if (!finishing) end.completeExceptionally(failure);
        });
    }

    /**
     * Takes up nothing more. The stage completes when what was begun is done and answered for; work that nothing has come
     * of stays with the market, which gives it to others when its time is up.
     */
    public CompletionStage<Void> finish() {
        turns.now(() -> {
            if (!finishing) log.note("leaving", "", "takes up nothing more; " + atWork + " still to finish");
            finishing = true;
            endIfDone();
        });
        return end;
    }

    /** Completes when the participant has finished; fails when it cannot be what it was told to be. */
    public CompletionStage<Void> end() {
        return end;
    }

    private void endIfDone() {
        if (finishing && atWork == 0) end.complete(null);
    }

    private <T> void then(CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> next) {
        turns.then(stage, next);
    }

    private void look() {
        if (finishing) return;
        then(market.listings(), (listings, failure) -> {
            if (listings == null) {
                log.silent(failure);
                waitLonger();
            } else {
                log.answering();
                ask(listings);
            }
        });
    }

    private void ask(List<Listing> listings) {
        List<CompletableFuture<List<Work>>> asked = new ArrayList<>();
        for (EntityId place : setting.places().in(listings, setting.self())) {
            asked.add(market.work(place, setting.self()).toCompletableFuture());
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new));
        // One entity that does not answer (it may be moving) must not hide the work of the others.
        then(all, (done, failure) -> {
            List<Work> work = new ArrayList<>();
            for (CompletableFuture<List<Work>> answer : asked) {
                if (!answer.isCompletedExceptionally()) work.addAll(answer.join());
            }
            take(work);
        });
    }

    private void take(List<Work> shown) {
        if (finishing) return;
        if (shown.isEmpty()) {
            waitLonger();
            return;
        }
        for (Work work : agenda.take(shown)) respond(new Sight.Offered(work));
        pause = setting.lookEvery();
        turns.later(this::look, pause);
    }

    private void waitLonger() {
        Duration longest = setting.lookEvery().multipliedBy(IDLE_FACTOR);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(longest) < 0 ? doubled : longest;
        turns.later(this::look, pause);
    }

    private void respond(Sight sight) {
        Policy.Turn turn = policy.respond(sight, clock.instant());
        policy = turn.next();
        Work work = sight.work();
        Action action = turn.action();
        if (action instanceof Action.Submit submit) {
            submit(work, agenda.answer(work, submit.command()));
        } else if (action instanceof Action.Compute compute) {
            compute(work, compute);
        } else if (action instanceof Action.Probe probe) {
            then(
                    CompletableFuture.supplyAsync(() -> tools.probe().probe(probe.peers()), tools.blocking()),
                    (pings, failure) -> respond(new Sight.Probed(work, pings == null ? List.of() : pings)));
        } else if (action instanceof Action.Look look) {
            then(market.look(look.at()), (state, failure) -> respond(new Sight.Seen(work, Optional.ofNullable(state))));
        } else if (action instanceof Action.Tell tell) {
            var command = new Message.Outside(setting.self(), tell.to(), tell.id(), tell.expires(), tell.command());
            then(market.tell(command), (done, failure) -> respond(new Sight.Told(work)));
        } else if (action instanceof Action.Wait wait) {
            Duration left = Duration.between(clock.instant(), wait.until());
            turns.later(() -> respond(new Sight.Waited(work)), left.isNegative() ? Duration.ZERO : left);
        } else if (action instanceof Action.Later) {
            putBackLater(work);
        }
    }

    private void compute(Work work, Action.Compute compute) {
        Job job = compute.job();
        atWork++;
        log.took(work, job);
        CompletionStage<JobResult> result =
                compute.own() ? ownResult(job) : tools.workers().apply(job);
        then(result, (done, failure) -> {
            if (done == null) {
                JobFailed why = asJobFailed(failure);
                log.failed(work, job, why);
                respond(new Sight.NotComputed(work, job, why));
            } else {
                respond(new Sight.Computed(work, job, done));
            }
            // Only now: what comes of it may have to be handed in.
            atWork--;
            endIfDone();
        });
    }

    /** What an evaluator reveals is what it committed to: the last job of its own is not done twice. */
    private CompletionStage<JobResult> ownResult(Job job) {
        boolean known =
                lastOwn.filter(last -> last.job().equals(job) && !last.failed()).isPresent();
        if (!known) lastOwn = Optional.of(new OwnJob(job, tools.own().apply(job)));
        return lastOwn.orElseThrow().result();
    }

    private static JobFailed asJobFailed(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof JobFailed known) return known;
        return new JobFailed(JobFailed.Fault.ENVIRONMENT, "no answer: " + cause, new IllegalStateException(cause));
    }

    private void submit(Work work, Message.Outside command) {
        atWork++;
        new Giving(market, turns, clock, log).give(command, outcome -> {
            boolean refused = outcome.filter(Outcome.Refused.class::isInstance).isPresent();
            if (refused) putBackLater(work);
            atWork--;
            endIfDone();
        });
    }

    private void putBackLater(Work work) {
        Instant now = clock.instant();
        if (finishing || !now.isBefore(work.closes())) return;
        int times = refusals.merge(work.at() + "/" + work.key(), 1, Integer::sum);
        turns.later(() -> agenda.putBack(work), Giving.delay(times));
    }
}
