package assay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.SpawnProtocol;
import akka.actor.typed.javadsl.AskPattern;
import assay.domain.board.BoardEvent;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.Database;
import assay.journal.cassandra.EmbeddedCassandra;
import assay.journal.cassandra.Writers;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several writers of one history on a real Cassandra, and which of them count. */
class WritersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Set<String> MEMBERS = ConcurrentHashMap.newKeySet();

    private static EmbeddedCassandra cassandra;
    private static Database database;
    private static ActorSystem<SpawnProtocol.Command> system;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory));
        database = Database.open(cassandra.contactPoint(), "datacenter1", PATIENCE);
        system = ActorSystem.create(
                SpawnProtocol.create(),
                "writers",
                ConfigFactory.parseString("assay.cassandra.contact-points = [\"" + cassandra.contactPoint() + "\"]")
                        .withFallback(ConfigFactory.parseResources("assay-journal.conf"))
                        .withFallback(ConfigFactory.load())
                        .resolve());
    }

    @AfterAll
    static void stop() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        database.close();
        cassandra.kill();
    }

    @Test
    void every_claim_gives_a_higher_epoch_and_no_two_give_the_same() {
        EntityId board = board("claims");
        try (Writers node = member("claims-1")) {
            long first = done(node.claim(board, 0, 0)).epoch();
            List<CompletableFuture<Writers.Granted>> claims = new ArrayList<>();
            for (int i = 0; i < 8; i++) claims.add(node.claim(board, 0, 0).toCompletableFuture());
            List<Long> claimed =
                    claims.stream().map(claim -> done(claim).epoch()).toList();
            assertThat(first).isEqualTo(1);
            assertThat(claimed).doesNotHaveDuplicates().allMatch(epoch -> epoch > first);
        }
    }

    @Test
    void what_an_earlier_writer_still_writes_is_never_seen_whether_before_or_after_the_next_ones() {
        EntityId board = board("late");
        try (Writers node = member("late-1")) {
            long before = done(node.claim(board, 0, 0)).epoch();
            ActorRef<BoardJournal.Ask> earlier = writer(board, before);
            write(earlier, 1);
            write(earlier, 2);
            Writers.Granted next = done(node.claim(board, 2, before));
            assertThat(next.upToDate()).isTrue();
            ActorRef<BoardJournal.Ask> later = writer(board, next.epoch());
            assertThat(look(later).number()).isEqualTo(2);

            // The database takes these and says so: nobody may be told.
            write(earlier, 13);
            write(later, 3);
            for (int i = 14; i <= 24; i++) write(earlier, i);

            assertThat(entries(board)).extracting(Entry::number).containsExactly(1L, 2L, 3L);
            assertThat(entries(board)).extracting(Entry::epoch).containsExactly(before, before, next.epoch());
            // Recovers, although two writers of one history would be refused, and not from the earlier one's snapshot.
            ActorRef<BoardJournal.Ask> last = writer(board, next.epoch() + 1);
            assertThat(look(last).number()).isEqualTo(3);
            assertThat(look(last).board().open().size()).isEqualTo(3);
        }
    }

    @Test
    void a_claimant_that_has_not_read_everything_is_told_and_deletes_nothing() {
        EntityId board = board("behind");
        try (Writers node = member("behind-1")) {
            long before = done(node.claim(board, 0, 0)).epoch();
            ActorRef<BoardJournal.Ask> writer = writer(board, before);
            write(writer, 1);
            write(writer, 2);

            assertThat(done(node.claim(board, 1, before)).upToDate()).isFalse();

            assertThat(entries(board)).hasSize(2);
        }
    }

    @Test
    void epochs_go_on_above_those_of_the_history_when_their_table_was_lost() {
        EntityId board = board("lost");
        try (Writers node = member("lost-1")) {
            assertThat(done(node.claim(board, 3, 17)).epoch()).isGreaterThan(1_000_000);
        }
    }

    @Test
    void a_node_that_was_given_up_is_certain_of_nothing_more_before_the_next_writer_reads() throws Exception {
        EntityId board = board("lease");
        CountDownLatch told = new CountDownLatch(1);
        MEMBERS.add("lease-1");
        try (Writers old = database.writers("lease-1", MEMBERS::contains, told::countDown);
                Writers next = member("lease-2")) {
            long before = done(old.claim(board, 0, 0)).epoch();
            done(old.certain());

            MEMBERS.remove("lease-1");
            assertThat(done(next.claim(board, 0, before)).epoch()).isGreaterThan(before);

            CompletableFuture<?> certain = old.certain().toCompletableFuture();
            assertThat(told.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> certain.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            done(next.certain());
        }
    }

    @Test
    void a_member_that_hands_over_and_a_node_that_has_ended_keep_nobody_waiting() {
        EntityId board = board("handed");
        try (Writers old = member("handed-1");
                Writers next = member("handed-2")) {
            done(old.claim(board, 0, 0));
            done(next.claim(board, 0, 1));
            done(old.certain());
            done(old.claim(board, 0, 2));
            done(old.end());
            MEMBERS.remove("handed-1");
            assertThat(done(next.claim(board, 0, 3)).epoch()).isEqualTo(4);
            assertThat(old.certain().toCompletableFuture()).isNotDone();
        }
    }

    private static Writers member(String name) {
        MEMBERS.add(name);
        return database.writers(name, MEMBERS::contains, () -> {});
    }

    private static EntityId board(String name) {
        return new EntityId(EntityType.BOARD, name);
    }

    private static ActorRef<BoardJournal.Ask> writer(EntityId board, long epoch) {
        return done(AskPattern.<SpawnProtocol.Command, ActorRef<BoardJournal.Ask>>ask(
                system,
                replyTo -> new SpawnProtocol.Spawn<>(
                        BoardJournal.of(board, epoch), board.name() + "-" + epoch, Props.empty(), replyTo),
                PATIENCE,
                system.scheduler()));
    }

    private static void write(ActorRef<BoardJournal.Ask> writer, int number) {
        BoardEvent event = CassandraJournalTest.announced(number);
        done(AskPattern.<BoardJournal.Ask, Done>ask(
                writer, replyTo -> new BoardJournal.Write(event, replyTo), PATIENCE, system.scheduler()));
    }

    private static BoardJournal.Kept look(ActorRef<BoardJournal.Ask> writer) {
        return done(AskPattern.<BoardJournal.Ask, BoardJournal.Kept>ask(
                writer, BoardJournal.Look::new, PATIENCE, system.scheduler()));
    }

    private static List<Entry<?>> entries(EntityId board) {
        return done(new LiveJournal(system).entries(board).runWith(akka.stream.javadsl.Sink.seq(), system));
    }

    private static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
