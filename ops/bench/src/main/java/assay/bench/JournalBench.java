package assay.bench;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.SpawnProtocol;
import akka.actor.typed.javadsl.AskPattern;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import assay.domain.board.BoardEvent;
import assay.domain.board.Listing;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.journal.LiveJournal;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import assay.journal.cassandra.Schema;
import assay.journal.codec.RecordCodec;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * How fast entries become durable: through Akka Persistence and our codec for one entity and for many, against the bare
 * driver inserting rows of the same size into the same Cassandra. Each measurement alternates with its counterpart, so
 * that a busy machine harms both.
 */
public final class JournalBench {
    private static final int WARM_UP = 1_000;
    private static final int ONE_AT_A_TIME = 1_500;
    private static final int IN_PARALLEL = 10_000;
    private static final int PARALLEL = 64;
    private static final int ROUNDS = 3;
    private static final String BARE = "bare driver";
    private static final String AIM = "≥ 0.60";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String INSERT =
            "INSERT INTO assay_journal.messages (persistence_id, partition_nr, sequence_nr,"
                    + " timestamp, timebucket, writer_uuid, ser_id, ser_manifest, event_manifest, event)"
                    + " VALUES (?, 0, ?, now(), '0', '00000000-0000-0000-0000-000000000000', 1, 'entry', '', ?)";

    /**
     * What came of one measurement.
     *
     * @param ownMicros of processor time that this process took for each write
     * @param databaseMicros of processor time that Cassandra took for each write
     */
    private record Measured(
            String what,
            double perSecond,
            double p50Millis,
            double p99Millis,
            double ownMicros,
            double databaseMicros) {}

    private record Write(int number, ActorRef<Done> replyTo) {}

    /** Persists one entry a command and keeps nothing but their number. */
    private static final class Writer extends EventSourcedBehavior<Write, Entry<BoardEvent>, Long> {
        private final EntityId id;

        Writer(EntityId id) {
            super(PersistenceId.ofUniqueId(LiveJournal.persistenceId(id)));
            this.id = id;
        }

        static Behavior<Write> of(EntityId id) {
            return new Writer(id);
        }

        @Override
        public Long emptyState() {
            return 0L;
        }

        @Override
        public CommandHandler<Write, Entry<BoardEvent>, Long> commandHandler() {
            return (number, write) -> Effect().persist(entry(id, number + 1)).thenRun(() -> write.replyTo()
                    .tell(Done.getInstance()));
        }

        @Override
        public EventHandler<Long, Entry<BoardEvent>> eventHandler() {
            return (number, entry) -> entry.number();
        }
    }

    private final ProcessHandle database;

    private JournalBench(ProcessHandle database) {
        this.database = database;
    }

    public static void main(String[] args) throws Exception {
        Report report = new Report("journal");
        Path directory = Files.createTempDirectory("journal-bench");
        try {
            measureIn(directory, report);
        } finally {
            Place.remove(directory);
        }
    }

    private static void measureIn(Path directory, Report report) throws Exception {
        try (EmbeddedCassandra cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory));
                CqlSession session = CqlSession.builder()
                        .addContactPoint(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), cassandra.nativePort()))
                        .withLocalDatacenter("datacenter1")
                        .build()) {
            Schema.apply(session, 1);
            ActorSystem<SpawnProtocol.Command> system = system(cassandra);
            try {
                JournalBench bench =
                        new JournalBench(ProcessHandle.of(cassandra.pid()).orElseThrow());
                publish(report, bench.measure(session, system));
            } finally {
                system.terminate();
                system.getWhenTerminated().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private static ActorSystem<SpawnProtocol.Command> system(EmbeddedCassandra cassandra) {
        return ActorSystem.create(
                SpawnProtocol.create(),
                "bench",
                ConfigFactory.parseString("assay.cassandra.contact-points = [\"" + cassandra.contactPoint() + "\"]")
                        .withFallback(ConfigFactory.parseResources("assay-journal.conf"))
                        .withFallback(ConfigFactory.load())
                        .resolve());
    }

    private List<Measured> measure(CqlSession session, ActorSystem<SpawnProtocol.Command> system) throws Exception {
        ByteBuffer row = ByteBuffer.wrap(RecordCodec.ofArchive().encode(entry(board("size"), 1)));
        PreparedStatement insert = session.prepare(INSERT);
        IntFunction<CompletionStage<?>> bare = number ->
                session.executeAsync(insert.bind("bare-" + number % PARALLEL, (long) number, row.duplicate()));
        List<ActorRef<Write>> writers = new ArrayList<>();
        for (int i = 0; i < PARALLEL; i++) writers.add(spawn(system, "b-" + i));
        IntFunction<CompletionStage<?>> ours = number -> AskPattern.<Write, Done>ask(
                writers.get(number % PARALLEL), reply -> new Write(number, reply), PATIENCE, system.scheduler());
        IntFunction<CompletionStage<?>> oneOfOurs = number -> AskPattern.<Write, Done>ask(
                writers.get(0), reply -> new Write(number, reply), PATIENCE, system.scheduler());
        run("warm-up", bare, WARM_UP, PARALLEL);
        run("warm-up", ours, WARM_UP, PARALLEL);
        List<Measured> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            all.add(run(BARE + ", one at a time", bare, ONE_AT_A_TIME, 1));
            all.add(run("one entity, one at a time", oneOfOurs, ONE_AT_A_TIME, 1));
            all.add(run(BARE + ", " + PARALLEL + " at a time", bare, IN_PARALLEL, PARALLEL));
            all.add(run(PARALLEL + " entities, " + PARALLEL + " at a time", ours, IN_PARALLEL, PARALLEL));
        }
        return all;
    }

    private static ActorRef<Write> spawn(ActorSystem<SpawnProtocol.Command> system, String name) throws Exception {
        CompletionStage<ActorRef<Write>> spawned = AskPattern.ask(
                system,
                reply -> new SpawnProtocol.Spawn<>(Writer.of(board(name)), name, Props.empty(), reply),
                PATIENCE,
                system.scheduler());
        return spawned.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private Measured run(String what, IntFunction<CompletionStage<?>> write, int count, int parallel) throws Exception {
        Semaphore free = new Semaphore(parallel);
        long[] nanos = new long[count];
        List<Throwable> failures = new ArrayList<>();
        long own = cpuMicros(ProcessHandle.current());
        long others = cpuMicros(database);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            free.acquire();
            int at = i;
            long begun = System.nanoTime();
            write.apply(i).whenComplete((done, failure) -> {
                nanos[at] = System.nanoTime() - begun;
                if (failure != null)
                    synchronized (failures) {
                        failures.add(failure);
                    }
                free.release();
            });
        }
        free.acquire(parallel);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!failures.isEmpty()) throw new IllegalStateException(what + " failed", failures.get(0));
        Arrays.sort(nanos);
        return new Measured(
                what,
                count / seconds,
                nanos[count / 2] / 1e6,
                nanos[count * 99 / 100] / 1e6,
                (cpuMicros(ProcessHandle.current()) - own) / (double) count,
                (cpuMicros(database) - others) / (double) count);
    }

    private static long cpuMicros(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1_000;
    }

    private static void publish(Report report, List<Measured> all) throws IOException {
        ObjectNode json = report.json();
        Table table = new Table(
                "median of " + ROUNDS, "writes/s", "p50 ms", "p99 ms", "CPU µs, ours + Cassandra's", "of bare", "aim");
        Measured bare = all.get(0);
        for (String what : all.stream().map(Measured::what).distinct().toList()) {
            Measured median = median(all, what);
            boolean ours = !what.startsWith(BARE);
            if (!ours) bare = median;
            double ratio = median.perSecond() / bare.perSecond();
            table.row(
                    what,
                    Table.number(median.perSecond(), 0),
                    Table.number(median.p50Millis(), 2),
                    Table.number(median.p99Millis(), 2),
                    Table.number(median.ownMicros(), 0) + " + " + Table.number(median.databaseMicros(), 0),
                    Table.number(ratio, 2),
                    ours ? AIM : "–");
            json.putObject(what)
                    .put("perSecond", Math.round(median.perSecond()))
                    .put("p50Millis", median.p50Millis())
                    .put("p99Millis", median.p99Millis())
                    .put("ownCpuMicros", median.ownMicros())
                    .put("databaseCpuMicros", median.databaseMicros())
                    .put("ratio", ratio);
        }
        report.publish(table, json);
    }

    private static Measured median(List<Measured> all, String what) {
        List<Measured> rounds = all.stream()
                .filter(one -> one.what().equals(what))
                .sorted(Comparator.comparingDouble(Measured::perSecond))
                .toList();
        return rounds.get(ROUNDS / 2);
    }

    private static EntityId board(String name) {
        return new EntityId(EntityType.BOARD, name);
    }

    private static Entry<BoardEvent> entry(EntityId id, long number) {
        Instant time = Instant.EPOCH.plusSeconds(number);
        Listing listing = new Listing(
                new EntityId(EntityType.TASK, "t-" + number),
                new ParticipantId("alice"),
                "a task",
                "training",
                Credits.of(number),
                Credits.ZERO);
        return new Entry<>(
                id,
                number,
                1,
                time,
                new Cause.Due(time),
                id + "@" + number,
                List.of(new BoardEvent.Announced(listing)),
                Optional.empty(),
                List.of());
    }
}
