package assay.journal.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** An open connection to the database: the tables are there. Safe for many threads. */
public final class Database implements AutoCloseable {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    private static final int CONNECT_MILLIS = 1_000;

    private final CqlSession session;
    private final Survey survey;

    private Database(CqlSession session, String datacenter) {
        this.session = session;
        this.survey = new Survey(session, datacenter);
    }

    /** Connects to one node: see {@link #open(DatabaseAddress, Duration)}. */
    public static Database open(String contactPoint, String datacenter, Duration patience) throws DatabaseUnreachable {
        try {
            return open(new DatabaseAddress(contactPoint, datacenter), patience);
        } catch (TooFewDatabaseNodes e) {
            throw new IllegalStateException("a node that answered is none", e);
        }
    }

    /**
     * Connects, and makes the tables that are not there yet.
     *
     * @param patience how long to try
     * @throws DatabaseUnreachable when there was no connection by then
     * @throws TooFewDatabaseNodes when there are no tables, and could be none that can be written
     */
    public static Database open(DatabaseAddress address, Duration patience)
            throws DatabaseUnreachable, TooFewDatabaseNodes {
        Database database = look(address, patience);
        try {
            int nodes = database.survey.nodes();
            if (nodes < address.replication() && database.survey.copies().isEmpty()) {
                throw new TooFewDatabaseNodes(address, nodes);
            }
            Schema.apply(database.session, address.datacenter(), address.replication());
            return database;
        } catch (DriverException | TooFewDatabaseNodes e) {
            database.close();
            throw e;
        }
    }

    /** Connects, and changes nothing; otherwise as {@link #open(DatabaseAddress, Duration)}. */
    public static Database look(DatabaseAddress address, Duration patience) throws DatabaseUnreachable {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return connect(address);
            } catch (AllNodesFailedException | IllegalStateException e) {
                if (!listens(address.sockets(), giveUp)) throw new DatabaseUnreachable(address, e);
            }
        }
    }

    /** Waits until somebody listens: to ask costs next to nothing, while a whole session in vain costs a second. */
    private static boolean listens(List<InetSocketAddress> addresses, long giveUp) {
        do {
            LockSupport.parkNanos(PAUSE_NANOS);
            for (InetSocketAddress address : addresses) {
                try (Socket socket = new Socket()) {
                    socket.connect(address, CONNECT_MILLIS);
                    return System.nanoTime() - giveUp < 0;
                } catch (IOException e) {
                    // Nobody does, yet.
                }
            }
        } while (System.nanoTime() - giveUp < 0 && !Thread.currentThread().isInterrupted());
        return false;
    }

    private static Database connect(DatabaseAddress address) {
        ProgrammaticDriverConfigLoaderBuilder settings = DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, REQUEST_TIMEOUT)
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, REQUEST_TIMEOUT)
                .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false);
        address.credentials()
                .ifPresent(file -> settings.withClass(DefaultDriverOption.AUTH_PROVIDER_CLASS, FileCredentials.class)
                        .withString(FileCredentials.FILE, file.toString()));
        CqlSession session = CqlSession.builder()
                .addContactPoints(address.sockets())
                .withLocalDatacenter(address.datacenter())
                .withConfigLoader(settings.build())
                .build();
        return new Database(session, address.datacenter());
    }

    /** What can be seen of the database itself. */
    public Survey survey() {
        return survey;
    }

    /**
     * The part of one node in the writing of histories.
     *
     * @param node the name of this process, never used by another
     * @param member whether a node is a member of the cluster; one that is not is given up
     * @param whenGivenUp done once when the others have given this node up
     */
    public Writers writers(String node, Predicate<String> member, Runnable whenGivenUp) {
        return new Writers(session, node, member, whenGivenUp);
    }

    /** Which entities are quarantined. */
    public QuarantineBook quarantine() {
        return new QuarantineBook(session);
    }

    /** The rows that are folded from the journal. */
    public ViewTables views() {
        return new ViewTables(session);
    }

    /** What was answered to requests that can be sent again. */
    public GivenAnswers answers() {
        return new GivenAnswers(session);
    }

    /** Who may do what. */
    public AccessTables access() {
        return new AccessTables(session);
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
