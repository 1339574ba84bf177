package assay.journal.cassandra;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The main class of the child process in which Cassandra runs: the server's own daemon, plus two promises. Nobody else
 * serves the same directory, and the process ends when whoever started it does, even by a kill: then its standard
 * input, a pipe, closes. Needs nothing but the JDK, because it runs on Cassandra's class path.
 */
public final class CassandraMain {
    static final int DIRECTORY_IN_USE = 17;
    static final String DIRECTORY = "assay.cassandra.directory";
    private static final String DAEMON = "org.apache.cassandra.service.CassandraDaemon";

    /** Kept here for as long as the process lives: a lock that nobody refers to is collected, and gone. */
    @SuppressWarnings("unused")
    private static @Nullable FileLock held;

    private CassandraMain() {}

    /** Runs until the process is told to end, or until standard input closes. */
    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        lock(Path.of(System.getProperty(DIRECTORY)));
        Thread watch = new Thread(CassandraMain::exitWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(DAEMON).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Cassandra did not start", e.getCause());
        }
    }

    /** The lock is held by the process: it is gone when the process is, however that happens. */
    private static void lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) System.exit(DIRECTORY_IN_USE);
        held = lock;
    }

    private static void exitWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe says the same as a closed one.
        }
        System.exit(0);
    }
}
