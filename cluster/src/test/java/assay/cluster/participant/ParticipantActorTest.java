package assay.cluster.participant;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.committee.CommitteeCommand;
import assay.domain.committee.Peer;
import assay.domain.committee.Ping;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotNow;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.participant.HonestMiner;
import assay.domain.participant.Market;
import assay.domain.participant.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ParticipantActorTest {
    private static final ActorTestKit AKKA = ActorTestKit.create();
    private static final ParticipantId ANA = new ParticipantId("ana");
    private static final ParticipantId BEN = new ParticipantId("ben");
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t-1");
    private static final EntityId COMMITTEE = new EntityId(EntityType.COMMITTEE, "t-1");
    private static final Instant CLOSES = Instant.parse("9999-01-01T00:00:00Z");
    private static final Message.Outside DEPOSIT = new Message.Outside(
            Accounts.CASHIER,
            Accounts.of(ANA),
            "deposit.ana",
            CLOSES,
            new AccountCommand.Deposit("deposit.ana", Credits.of(1)));

    private final Stall stall = new Stall();

    @AfterAll
    static void stop() {
        AKKA.shutdownTestKit();
    }

    @Test
    void givesItsOpeningCommandsFirst() throws InterruptedException {
        start(List.of(DEPOSIT));

        assertThat(stall.next()).isEqualTo(DEPOSIT);
        assertThat(stall.next().command()).isInstanceOf(CommitteeCommand.Register.class);
    }

    @Test
    void repeatsACommandWithTheSameIdUntilItKnowsTheOutcome() throws InterruptedException {
        stall.answers.add(CompletableFuture.failedFuture(new IllegalStateException("no answer")));
        start(List.of(DEPOSIT));

        assertThat(stall.next()).isEqualTo(DEPOSIT);
        assertThat(stall.next()).isEqualTo(DEPOSIT);
        assertThat(stall.next().command()).isInstanceOf(CommitteeCommand.Register.class);
    }

    @Test
    void takesUpRefusedWorkAgain() throws InterruptedException {
        Outcome notNow = new Outcome.Refused(new NotNow(COMMITTEE, "Register", "moving"));
        stall.answers.add(CompletableFuture.completedFuture(notNow));
        start(List.of());

        Message.Outside first = stall.next();
        assertThat(stall.next()).isEqualTo(first);
    }

    @Test
    void doesWorkShownTwiceOnce() throws InterruptedException {
        start(List.of());
        stall.next();
        long looked = stall.looks;
        stall.awaitLooks(looked + 3);

        assertThat(stall.told).isEmpty();
    }

    @Test
    void measuresItsPeers() throws InterruptedException {
        stall.work = List.of(new Work.MeasurePeers(COMMITTEE, List.of(new Peer(BEN, "127.0.0.1:1")), CLOSES));
        start(List.of());

        assertThat(stall.next().command()).isEqualTo(new CommitteeCommand.ReportPings(List.of(new Ping(BEN, 7))));
    }

    private void start(List<Message.Outside> opening) {
        HonestMiner policy = new HonestMiner("secret", "127.0.0.1:1", true, Optional.empty());
        Tools tools = new Tools(
                job -> CompletableFuture.failedFuture(new IllegalStateException("no workers here")),
                job -> CompletableFuture.failedFuture(new IllegalStateException("no engine here")),
                peers -> List.of(new Ping(BEN, 7)),
                Runnable::run);
        AKKA.spawn(ParticipantActor.create(
                new ParticipantActor.Setting(ANA, Places.MINER, policy, opening, Duration.ofMillis(20)), stall, tools));
    }

    /** A market of one committee that always shows the same work and answers as it is told to. */
    private static final class Stall implements Market {
        private final Deque<CompletionStage<Outcome>> answers = new ArrayDeque<>();
        private final BlockingQueue<Message.Outside> told = new LinkedBlockingQueue<>();
        private final Listing listing =
                new Listing(TASK, new ParticipantId("alice"), "a task", "training", Credits.of(10), Credits.of(1));
        private volatile List<Work> work = List.of(new Work.Register(COMMITTEE, listing, CLOSES));
        private volatile long looks;

        @Override
        public CompletionStage<List<Listing>> listings() {
            return CompletableFuture.completedFuture(List.of(listing));
        }

        @Override
        public synchronized CompletionStage<List<Work>> work(EntityId at, ParticipantId who) {
            looks++;
            notifyAll();
            return CompletableFuture.completedFuture(at.equals(COMMITTEE) ? work : List.of());
        }

        @Override
        public CompletionStage<Object> look(EntityId at) {
            return CompletableFuture.failedFuture(new IllegalStateException("nobody looks"));
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

        private synchronized void awaitLooks(long count) throws InterruptedException {
            while (looks < count) wait();
        }
    }
}
