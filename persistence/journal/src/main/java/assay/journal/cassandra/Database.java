package assay.journal.cassandra;

import assay.domain.entity.EntityId;
import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;

/** An open connection to the database: the tables are there, and epochs can be claimed. Safe for many threads. */
public final class Database implements AutoCloseable {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    private static final int CONNECT_MILLIS = 1_000;

    private final CqlSession session;
    private final WriterEpochs epochs;

    private Database(CqlSession session) {
        this.session = session;
        this.epochs = new WriterEpochs(session);
    }

    /**
     * Connects, and makes the tables that are not there yet.
     *
     * @param contactPoint {@code host:port}
     * @param patience how long to try
     * @throws DatabaseUnreachable when there was no connection by then
     */
    public static Database open(String contactPoint, String datacenter, Duration patience) throws DatabaseUnreachable {
        int colon = contactPoint.lastIndexOf(':');
        InetSocketAddress address = new InetSocketAddress(
                contactPoint.substring(0, colon), Integer.parseInt(contactPoint.substring(colon + 1)));
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return connect(address, datacenter);
            } catch (AllNodesFailedException | IllegalStateException e) {
                if (!listens(address, giveUp)) throw new DatabaseUnreachable(contactPoint, datacenter, e);
            }
        }
    }

    /** Waits until somebody listens: to ask costs next to nothing, while a whole session in vain costs a second. */
    private static boolean listens(InetSocketAddress address, long giveUp) {
        do {
            LockSupport.parkNanos(PAUSE_NANOS);
            try (Socket socket = new Socket()) {
                socket.connect(address, CONNECT_MILLIS);
                return System.nanoTime() - giveUp < 0;
            } catch (IOException e) {
                // Nobody does, yet.
            }
        } while (System.nanoTime() - giveUp < 0 && !Thread.currentThread().isInterrupted());
        return false;
    }

    private static Database connect(InetSocketAddress address, String datacenter) {
        DriverConfigLoader settings = DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, REQUEST_TIMEOUT)
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, REQUEST_TIMEOUT)
                .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
                .build();
        CqlSession session = CqlSession.builder()
                .addContactPoint(address)
                .withLocalDatacenter(datacenter)
                .withConfigLoader(settings)
                .build();
        try {
            Schema.apply(session, 1);
            return new Database(session);
        } catch (DriverException e) {
            session.close();
            throw e;
        }
    }

    /** Claims the next epoch of {@code entity}: see {@link WriterEpochs#claim}. */
    public CompletionStage<Long> claim(EntityId entity) {
        return epochs.claim(entity);
    }

    /** The rows that are folded from the journal. */
    public ViewTables views() {
        return new ViewTables(session);
    }

    /**
     * Records a setting that must not change while the data lives, unless it is recorded already.
     *
     * @return what is recorded now: {@code value}, or what an earlier start has recorded
     */
    public String recordSetting(String name, String value) {
        return new FixedSettings(session).record(name, value);
    }

    @Override
    public void close() {
        session.close();
    }
}
