package assay.journal.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's right to answer for what its entities have made durable. The node looks, over and over, whether others have
 * given it up; a look that began at time s and found that they have not lets it answer for what was durable before s +
 * {@link #LENGTH}. Whoever gives a node up waits that long before reading what its entities have left. So no answer is
 * ever about something that the next incarnation of an entity has not read. Clocks need not agree; they need only run at
 * about the same rate.
 */
final class NodeLease implements AutoCloseable {
    /** Short enough to be over when a lost node's entities are moved; long enough for a look at a busy database. */
    static final Duration LENGTH = Duration.ofSeconds(2);

    /** How much longer others wait: a clock that runs slower than another by a tenth is broken. */
    private static final Duration WAIT = LENGTH.multipliedBy(11).dividedBy(10);

    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);

    private static final String LIVE = "live";
    private static final String ENDED = "ended";
    private static final String GIVEN_UP = "given up";
    private static final String REGISTER = "INSERT INTO assay.writer_nodes (node, state) VALUES (?, ?) IF NOT EXISTS";
    private static final String LOOK = "SELECT state FROM assay.writer_nodes WHERE node = ?";
    private static final String CHANGE = "UPDATE assay.writer_nodes SET state = ? WHERE node = ? IF state = ?";

    private final CqlSession session;
    private final String node;
    private final Runnable whenGivenUp;
    private final LongSupplier nanos;
    private final Thread thread = new Thread(this::keepLooking, "node-lease");
    /** Who waits to be certain, by the moment to be certain about. */
    private final TreeMap<Long, CompletableFuture<Boolean>> waiting = new TreeMap<>();

    private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();
    private volatile long until;
    private volatile boolean over;

    /**
     * @param node its name, never used by another process before or after
     * @param whenGivenUp done once when others have given the node up
     */
    NodeLease(CqlSession session, String node, Runnable whenGivenUp, LongSupplier nanos) {
        this.session = session;
        this.node = node;
        this.whenGivenUp = whenGivenUp;
        this.nanos = nanos;
        this.until = nanos.getAsLong();
    }

    /** Makes the node known, and begins to look. */
    void begin() {
        long start = nanos.getAsLong();
        session.execute(
                SimpleStatement.newInstance(REGISTER, node, LIVE).setTimeout(STATEMENT_TIMEOUT.multipliedBy(2)));
        until = start + LENGTH.toNanos();
        thread.setDaemon(true);
        thread.start();
    }

    private void keepLooking() {
        while (!over) {
            LockSupport.parkNanos(PAUSE.toNanos());
            if (!over) look();
        }
    }

    private void look() {
        long start = nanos.getAsLong();
        try {
            Row row = session.execute(SimpleStatement.newInstance(LOOK, node)
                            .setConsistencyLevel(DefaultConsistencyLevel.SERIAL)
                            .setTimeout(STATEMENT_TIMEOUT))
                    .one();
            if (row == null || !LIVE.equals(row.getString("state"))) {
                givenUp();
                return;
            }
            extend(start + LENGTH.toNanos());
        } catch (DriverException | IllegalStateException e) {
            LOG.debug("no look at the state of {}: it is made again", node, e);
        }
    }

    private void givenUp() {
        if (over) return;
        over = true;
        LOG.error(
                "{} was given up by the others, and its entities live elsewhere now: it answers for nothing more",
                node);
        whenGivenUp.run();
    }

    private synchronized void extend(long end) {
        if (over) return;
        until = end;
        while (!waiting.isEmpty() && waiting.firstKey() - end < 0) {
            CompletableFuture<Boolean> sure = waiting.pollFirstEntry().getValue();
            sure.complete(true);
        }
    }

    /** Done when what is durable now may be answered for; never, when the node was given up. */
    CompletionStage<Boolean> certain() {
        long now = nanos.getAsLong();
        if (!over && now - until < 0) return CompletableFuture.completedFuture(true);
        return certainLater(now);
    }

    private synchronized CompletionStage<Boolean> certainLater(long moment) {
        if (over) return new CompletableFuture<>();
        if (moment - until < 0) return CompletableFuture.completedFuture(true);
        return waiting.computeIfAbsent(moment, ignored -> new CompletableFuture<>());
    }

    /** Done when {@code other}, which is no member of the cluster any more, can answer for nothing more. */
    CompletionStage<Void> endOf(String other) {
        CompletableFuture<Void> known = ends.get(other);
        if (known != null && !known.isCompletedExceptionally()) return known;
        CompletableFuture<Void> end = giveUp(other).toCompletableFuture();
        ends.put(other, end);
        return end;
    }

    private CompletionStage<Void> giveUp(String other) {
        return run(SimpleStatement.newInstance(CHANGE, GIVEN_UP, other, LIVE)).thenCompose(result -> {
            Row found = result.wasApplied() ? null : result.one();
            boolean done = found != null
                    && (!found.getColumnDefinitions().contains("state") || ENDED.equals(found.getString("state")));
            CompletableFuture<Void> end = new CompletableFuture<>();
            if (done) end.complete(null);
            else end.completeOnTimeout(null, WAIT.toMillis(), TimeUnit.MILLISECONDS);
            return end;
        });
    }

    private CompletionStage<AsyncResultSet> run(SimpleStatement statement) {
        return session.executeAsync(statement.setTimeout(STATEMENT_TIMEOUT));
    }

    /** Answers for nothing from now on, and says so: others need not wait. To be called when no entity lives here. */
    CompletionStage<Void> end() {
        over = true;
        return run(SimpleStatement.newInstance(CHANGE, ENDED, node, LIVE)).thenApply(ignored -> null);
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
    }
}
