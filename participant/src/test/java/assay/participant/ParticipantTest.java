package assay.participant;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.Account;
import assay.domain.account.Accounts;
import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.collection.PersistentMap;
import assay.domain.committee.CommitteeCommand;
import assay.domain.committee.Peer;
import assay.domain.committee.Ping;
import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotNow;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Miner;
import assay.domain.miner.MinerCommand;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.participant.HonestMiner;
import assay.domain.participant.Market;
import assay.domain.participant.Work;
import assay.domain.task.TaskCommand;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import assay.participant.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParticipantTest {
    private static final ParticipantId ANA = new ParticipantId("ana");
    private static final ParticipantId BEN = new ParticipantId("ben");
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t-1");
    private static final EntityId COMMITTEE = new EntityId(EntityType.COMMITTEE, "t-1");
    private static final Instant CLOSES = Instant.parse("9999-01-01T00:00:00Z");
    private final Stall stall = new Stall();

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Diary.Note> notes = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void waitsForItsMoneyThenJoinsThenLooksForWork() throws InterruptedException {
        stall.states.put(new EntityId(EntityType.MINER, "ana"), new Miner.Outside("ana", 0, ""));
        stall.states.put(Accounts.of(ANA), account(Credits.ZERO));
        Participant participant = start(Optional.of(wanted("key")));
        stall.awaitLooks(5);
        assertThat(stall.told).isEmpty();
        assertThat(notes)
                .anyMatch(note -> note.what().equals("waiting") && note.text().contains("holds 0"));

        stall.states.put(Accounts.of(ANA), account(Credits.of(50)));
        assertThat(stall.next().command()).isEqualTo(new MinerCommand.JoinMarket("key", Credits.of(20)));
        stall.states.put(new EntityId(EntityType.MINER, "ana"), active("key"));
        assertThat(stall.next().command()).isInstanceOf(CommitteeCommand.Register.class);
        assertThat(participant.end()).isNotDone();
    }

    @Test
    void goesOnAtOnceWhenItIsAMemberFromBefore() throws InterruptedException {
        stall.states.put(new EntityId(EntityType.MINER, "ana"), active("key"));
        start(Optional.of(wanted("key")));

        assertThat(stall.next().command()).isInstanceOf(CommitteeCommand.Register.class);
    }

    @Test
    void saysThatItsNameIsAnothers() {
        stall.states.put(new EntityId(EntityType.MINER, "ana"), active("another"));
        Participant participant = start(Optional.of(wanted("key")));

        assertThat(participant.end())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(Unusable.class)
                .withMessageContaining("the name ana is another's");
    }

    @Test
    void repeatsACommandWithTheSameIdUntilItKnowsTheOutcome() throws InterruptedException {
        stall.answers.add(CompletableFuture.failedFuture(new IllegalStateException("no answer")));
        start(Optional.empty());

        Message.Outside first = stall.next();
        assertThat(stall.next()).isEqualTo(first);
    }

    @Test
    void saysOnceThatTheMarketIsSilentAndOnceThatItIsBack() throws InterruptedException {
        stall.silent = true;
        start(Optional.empty());
        stall.awaitBoards(4);
        stall.silent = false;
        stall.next();

        assertThat(notes).filteredOn(note -> note.what().equals("silent")).hasSize(1);
        assertThat(notes).filteredOn(note -> note.what().equals("back")).hasSize(1);
    }

    @Test
    void finishesWhatItHasBegunAndTakesUpNothingMore() throws Exception {
        CompletableFuture<JobResult> computing = new CompletableFuture<>();
        workers = job -> computing;
        Job.Aggregate job = new Job.Aggregate("weighted-mean", new Cid("base"), List.of());
        stall.work = List.of(new Work.Aggregate(COMMITTEE, 1, job, CLOSES));
        Participant participant = start(Optional.empty());
        // It looks again only when it has taken up what it saw first.
        stall.awaitLooks(4);
        var end = participant.finish().toCompletableFuture();
        long looked = stall.looks;
        assertThat(end).isNotDone();
        computing.complete(new JobResult.Aggregated(new Cid("model")));

        assertThat(stall.next().command()).isInstanceOf(TaskCommand.SubmitAggregate.class);
        end.get(20, TimeUnit.SECONDS);
        assertThat(stall.looks).isLessThanOrEqualTo(looked + 3);
    }

    @Test
    void takesUpRefusedWorkAgain() throws InterruptedException {
        Outcome notNow = new Outcome.Refused(new NotNow(COMMITTEE, "Register", "moving"));
        stall.answers.add(CompletableFuture.completedFuture(notNow));
        start(Optional.empty());

        Message.Outside first = stall.next();
        assertThat(stall.next()).isEqualTo(first);
    }

    @Test
    void doesWorkShownTwiceOnce() throws InterruptedException {
        start(Optional.empty());
        stall.next();
        long looked = stall.looks;
        stall.awaitLooks(looked + 3);

        assertThat(stall.told).isEmpty();
    }

    @Test
    void measuresItsPeers() throws InterruptedException {
        stall.work = List.of(new Work.MeasurePeers(COMMITTEE, List.of(new Peer(BEN, "127.0.0.1:1")), CLOSES));
        start(Optional.empty());

        assertThat(stall.next().command()).isEqualTo(new CommitteeCommand.ReportPings(List.of(new Ping(BEN, 7))));
    }

    @Test
    void registersItsKeyBeforeItLooksForWork() throws InterruptedException {
        registration.add(CompletableFuture.failedFuture(new IllegalStateException("no answer")));
        registration.add(refused("unauthorized", "signed before this node started"));
        start(Optional.empty());

        assertThat(stall.next().command()).isInstanceOf(CommitteeCommand.Register.class);
        assertThat(registration).isEmpty();
        assertThat(notes).anyMatch(note -> note.text().contains("signed before this node started"));
    }

    @Test
    void endsWhenItsNameIsKeptForSomebodyElse() {
        registration.add(refused("forbidden", "the name ana is kept for somebody"));
        Participant participant = start(Optional.empty());

        assertThat(participant.end())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(Unusable.class)
                .withMessageContaining("the name ana is kept for somebody");
        assertThat(stall.boards).isZero();
    }

    private final Queue<CompletionStage<Outcome>> registration = new ConcurrentLinkedQueue<>();

    private static CompletionStage<Outcome> refused(String code, String message) {
        return CompletableFuture.completedFuture(new Outcome.Refused(new Refusal(code, message)));
    }

    private Function<Job, CompletionStage<JobResult>> workers =
            job -> CompletableFuture.failedFuture(new IllegalStateException("no workers here"));

    private static Entrance.Wanted wanted(String key) {
        return new Entrance.Wanted(key, Credits.of(20), Profile.unsaid());
    }

    private static Miner active(String key) {
        return new Miner.Active("ana", 1, new Miner.Membership(key, Credits.of(20)), PersistentMap.empty());
    }

    private static Account account(Credits available) {
        return new Account("ana", available, Credits.ZERO, PersistentMap.empty(), PersistentMap.empty());
    }

    private Participant start(Optional<Entrance.Wanted> wanted) {
        HonestMiner policy = new HonestMiner("secret", "127.0.0.1:1", true, Optional.empty());
        Tools tools = new Tools(
                job -> workers.apply(job),
                job -> CompletableFuture.failedFuture(new IllegalStateException("no engine here")),
                peers -> List.of(new Ping(BEN, 7)),
                Runnable::run,
                () -> {
                    CompletionStage<Outcome> answer = registration.poll();
                    return answer == null ? CompletableFuture.completedFuture(Outcome.DONE) : answer;
                });
        Participant participant = new Participant(
                new Participant.Setting(ANA, Places.MINER, policy, wanted, Duration.ofMillis(20)),
                stall,
                tools,
                thread,
                notes::add);
        participant.start();
        return participant;
    }

    /** A market of one committee that always shows the same work and answers as it is told to. */
    private static final class Stall implements Market {
        private final Deque<CompletionStage<Outcome>> answers = new ArrayDeque<>();
        private final BlockingQueue<Message.Outside> told = new LinkedBlockingQueue<>();
        private final Listing listing =
                new Listing(TASK, new ParticipantId("alice"), "a task", "training", Credits.of(10), Credits.of(1));
        private volatile List<Work> work = List.of(new Work.Register(COMMITTEE, listing, CLOSES));
        private final Map<EntityId, Object> states = new ConcurrentHashMap<>();
        private volatile long looks;
        private volatile long boards;
        private volatile boolean silent;

        @Override
        public synchronized CompletionStage<List<Listing>> listings() {
            boards++;
            notifyAll();
            if (silent) return CompletableFuture.failedFuture(new IllegalStateException("nobody is there"));
            return CompletableFuture.completedFuture(List.of(listing));
        }

        @Override
        public synchronized CompletionStage<List<Work>> work(EntityId at, ParticipantId who) {
            looks++;
            notifyAll();
            return CompletableFuture.completedFuture(at.equals(COMMITTEE) ? work : List.of());
        }

        @Override
        public synchronized CompletionStage<Object> look(EntityId at) {
            looks++;
            notifyAll();
            return CompletableFuture.completedFuture(
                    Optional.ofNullable(states.get(at)).orElseThrow());
        }

        @Override
        public synchronized CompletionStage<Outcome> tell(Message.Outside command) {
            told.add(command);
            CompletionStage<Outcome> answer = answers.poll();
            return answer == null ? CompletableFuture.completedFuture(Outcome.DONE) : answer;
        }

        private Message.Outside next() throws InterruptedException {
            return Optional.ofNullable(told.poll(20, TimeUnit.SECONDS)).orElseThrow();
        }

        private synchronized void awaitBoards(long count) throws InterruptedException {
            while (boards < count) wait();
        }

        private synchronized void awaitLooks(long count) throws InterruptedException {
            while (looks < count) wait();
        }
    }
}
