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
import assay.domain.board.Listing;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.CassandraUnavailable;
import assay.journal.cassandra.EmbeddedCassandra;
import assay.journal.cassandra.Schema;
import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The journal on a real Cassandra, which is killed and started again in the middle. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CassandraJournalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final EntityId BOARD = new EntityId(EntityType.BOARD, "main");
    private static final int WRITTEN = 25;

    private static Path directory;
    private static EmbeddedCassandra cassandra;

    @BeforeAll
    static void startCassandra(@TempDir Path own) throws CassandraUnavailable {
        directory = own;
        cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory));
        try (CqlSession session = session()) {
            Schema.apply(session, 1);
        }
    }

    @AfterAll
    static void stopCassandra() {
        cassandra.kill();
    }

    @Test
    @Order(1)
    void the_schema_may_be_applied_again() {
        try (CqlSession session = session()) {
            Schema.apply(session, 1);
            assertThat(session.execute("SELECT * FROM assay_journal.messages").all())
                    .isEmpty();
        }
    }

    @Test
    @Order(2)
    void a_second_server_in_one_directory_is_refused() {
        assertThatThrownBy(() -> EmbeddedCassandra.start(CassandraSettings.in(directory)))
                .isInstanceOfSatisfying(CassandraUnavailable.class, e -> assertThat(e.reason())
                        .isEqualTo(CassandraUnavailable.Reason.DIRECTORY_IN_USE));
    }

    @Test
    @Order(3)
    void what_was_acknowledged_survives_a_kill_of_cassandra() throws Exception {
        ActorSystem<SpawnProtocol.Command> first = system();
        ActorRef<BoardJournal.Ask> board = spawn(first);
        for (int i = 1; i <= WRITTEN; i++) {
            BoardEvent event = announced(i);
            done(AskPattern.<BoardJournal.Ask, Done>ask(
                    board, replyTo -> new BoardJournal.Write(event, replyTo), PATIENCE, first.scheduler()));
        }
        cassandra.kill();
        stop(first);
        cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory).withNativePort(cassandra.nativePort()));
        ActorSystem<SpawnProtocol.Command> second = system();
        BoardJournal.Kept kept = done(AskPattern.<BoardJournal.Ask, BoardJournal.Kept>ask(
                spawn(second), BoardJournal.Look::new, PATIENCE, second.scheduler()));
        assertThat(kept.number()).isEqualTo(WRITTEN);
        assertThat(kept.board().open().size()).isEqualTo(WRITTEN);
        assertExported(second);
        stop(second);
    }

    private static void assertExported(ActorSystem<?> system) throws Exception {
        Path file = directory.resolve("export.jsonl.gz");
        LiveJournal journal = new LiveJournal(system);
        assertThat(done(journal.entities())).containsExactly(BOARD);
        try (JournalFile.Writer writer = JournalFile.write(file)) {
            assertThat(done(journal.export(writer))).isEqualTo(WRITTEN);
            writer.complete();
        }
        try (Stream<Entry<?>> entries = JournalFile.read(file)) {
            List<Entry<BoardEvent>> expected = IntStream.rangeClosed(1, WRITTEN)
                    .mapToObj(number -> BoardJournal.entry(BOARD, number, announced(number)))
                    .toList();
            assertThat(entries.toList()).isEqualTo(expected);
        }
    }

    static BoardEvent announced(int number) {
        return new BoardEvent.Announced(new Listing(
                new EntityId(EntityType.TASK, "t-" + number),
                new ParticipantId("alice"),
                "a task",
                "training",
                Credits.of(number),
                Credits.ZERO));
    }

    private static ActorRef<BoardJournal.Ask> spawn(ActorSystem<SpawnProtocol.Command> system) {
        return done(AskPattern.<SpawnProtocol.Command, ActorRef<BoardJournal.Ask>>ask(
                system,
                replyTo -> new SpawnProtocol.Spawn<>(BoardJournal.of(BOARD, 1), "board", Props.empty(), replyTo),
                PATIENCE,
                system.scheduler()));
    }

    private static ActorSystem<SpawnProtocol.Command> system() {
        Config config = ConfigFactory.parseString(
                        "assay.cassandra.contact-points = [\"" + cassandra.contactPoint() + "\"]")
                .withFallback(ConfigFactory.parseResources("assay-journal.conf"))
                .withFallback(ConfigFactory.load())
                .resolve();
        return ActorSystem.create(SpawnProtocol.create(), "journal", config);
    }

    private static void stop(ActorSystem<?> system) throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static CqlSession session() {
        return CqlSession.builder()
                .addContactPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), cassandra.nativePort()))
                .withLocalDatacenter("datacenter1")
                .build();
    }

    private static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
