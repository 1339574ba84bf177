package assay.journal.cassandra;

import assay.journal.cassandra.CassandraUnavailable.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A Cassandra server of our own: one node on loopback, as a child process with a class path apart from ours. It ends
 * with the process that started it. What it has acknowledged survives a kill and a power cut.
 */
public final class EmbeddedCassandra implements AutoCloseable {
    private static final long MIN_FREE_BYTES = 256L * 1024 * 1024;
    private static final int MIN_JAVA = 11;
    private static final int MAX_JAVA = 17;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final int PROBE_TIMEOUT_MILLIS = 500;
    private static final long PROBE_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int LAST_LINES = 12;

    /** The protocol's question for options (version 4), and the code of its answer. */
    private static final byte[] OPTIONS = {4, 0, 0, 0, 5, 0, 0, 0, 0};

    private static final int SUPPORTED = 6;

    private final CassandraFiles files;
    private final int nativePort;
    private final Process process;

    private EmbeddedCassandra(CassandraFiles files, int nativePort, Process process) {
        this.files = files;
        this.nativePort = nativePort;
        this.process = process;
    }

    /** Starts a server and returns once it answers. */
    public static EmbeddedCassandra start(CassandraSettings settings) throws CassandraUnavailable {
        checkJava();
        checkLibrary(settings.library());
        checkDirectory(settings.directory());
        int nativePort = portFor("native", settings.nativePort());
        int storagePort = portFor("storage", settings.storagePort());
        CassandraFiles files = new CassandraFiles(settings);
        EmbeddedCassandra cassandra;
        try {
            files.write(nativePort, storagePort);
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            Process process = new ProcessBuilder(files.command(java, ownClasses()))
                    .directory(settings.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(files.output().toFile())
                    .start();
            cassandra = new EmbeddedCassandra(files, nativePort, process);
        } catch (IOException e) {
            throw new CassandraUnavailable(
                    Reason.DIRECTORY_UNUSABLE,
                    "Cassandra cannot be set up in " + settings.directory() + ": " + e.getMessage(),
                    e);
        }
        try {
            cassandra.awaitAnswer(settings);
            return cassandra;
        } catch (CassandraUnavailable | RuntimeException e) {
            cassandra.kill();
            throw e;
        }
    }

    private static void checkJava() throws CassandraUnavailable {
        int version = Runtime.version().feature();
        if (version < MIN_JAVA || version > MAX_JAVA) {
            throw new CassandraUnavailable(
                    Reason.JAVA_UNSUITABLE,
                    "this is Java " + version + ", but Cassandra 5.0 runs on Java 17: set JAVA_HOME to a JDK 17");
        }
    }

    private static void checkLibrary(Path library) throws CassandraUnavailable {
        try (Stream<Path> jars = Files.list(library)) {
            if (jars.anyMatch(jar -> jar.getFileName().toString().startsWith("cassandra-all"))) return;
        } catch (IOException e) {
            throw new CassandraUnavailable(Reason.LIBRARY_MISSING, missing(library), e);
        }
        throw new CassandraUnavailable(Reason.LIBRARY_MISSING, missing(library));
    }

    private static String missing(Path library) {
        return "Cassandra's jars are not in " + library + ": build them with mvn -pl persistence/cassandra"
                + " process-resources, or name their folder with -D" + CassandraSettings.LIBRARY_PROPERTY;
    }

    private static void checkDirectory(Path directory) throws CassandraUnavailable {
        try {
            Files.createDirectories(directory);
            if (!Files.isWritable(directory)) {
                throw new CassandraUnavailable(
                        Reason.DIRECTORY_UNUSABLE,
                        "Cassandra's directory " + directory + " cannot be written: give another one");
            }
            long free = Files.getFileStore(directory).getUsableSpace();
            if (free < MIN_FREE_BYTES) {
                throw new CassandraUnavailable(
                        Reason.NO_DISK_SPACE,
                        directory + " has " + free / (1024 * 1024) + " MiB left, Cassandra needs "
                                + MIN_FREE_BYTES / (1024 * 1024) + " at least: free some, or give another directory");
            }
        } catch (IOException e) {
            throw new CassandraUnavailable(
                    Reason.DIRECTORY_UNUSABLE,
                    "Cassandra's directory " + directory + " cannot be made: " + e.getMessage(),
                    e);
        }
    }

    private static int portFor(String purpose, int wanted) throws CassandraUnavailable {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CassandraUnavailable(
                    Reason.PORT_TAKEN,
                    "Cassandra's " + purpose + " port " + wanted + " is taken: end whoever has it, or give another one",
                    e);
        }
    }

    private static Path ownClasses() {
        try {
            return Path.of(EmbeddedCassandra.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("where the journal's classes are", e);
        }
    }

    private void awaitAnswer(CassandraSettings settings) throws CassandraUnavailable {
        long giveUp = System.nanoTime() + settings.startTimeout().toNanos();
        while (!answers()) {
            if (!process.isAlive()) throw died(settings);
            if (System.nanoTime() - giveUp > 0) {
                throw new CassandraUnavailable(
                        Reason.TOO_SLOW,
                        "Cassandra does not answer after "
                                + settings.startTimeout().toSeconds() + " s; " + lastWords());
            }
            LockSupport.parkNanos(PROBE_PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new CassandraUnavailable(Reason.TOO_SLOW, "interrupted while Cassandra was starting");
            }
        }
    }

    private CassandraUnavailable died(CassandraSettings settings) {
        if (process.exitValue() == CassandraMain.DIRECTORY_IN_USE) {
            return new CassandraUnavailable(
                    Reason.DIRECTORY_IN_USE,
                    "another Cassandra is running in " + settings.directory() + ": end it, or give another directory");
        }
        return new CassandraUnavailable(
                Reason.DIED, "Cassandra ended with status " + process.exitValue() + " while starting; " + lastWords());
    }

    private String lastWords() {
        StringBuilder words = new StringBuilder("its log ends with:");
        for (Path file : List.of(files.output(), files.log())) {
            for (String line : lastLines(file))
                words.append(System.lineSeparator()).append("  ").append(line);
        }
        return words.toString();
    }

    private static List<String> lastLines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whether the server answers now. */
    public boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), nativePort), PROBE_TIMEOUT_MILLIS);
            socket.setSoTimeout(PROBE_TIMEOUT_MILLIS);
            socket.getOutputStream().write(OPTIONS);
            InputStream in = socket.getInputStream();
            byte[] header = in.readNBytes(OPTIONS.length);
            return header.length == OPTIONS.length && header[4] == SUPPORTED;
        } catch (IOException e) {
            return false;
        }
    }

    /** {@code 127.0.0.1:port}, for {@code assay.cassandra.contact-points}. */
    public String contactPoint() {
        return InetAddress.getLoopbackAddress().getHostAddress() + ":" + nativePort;
    }

    public int nativePort() {
        return nativePort;
    }

    /** The child's process id. */
    public long pid() {
        return process.pid();
    }

    /** The server's log file. */
    public Path log() {
        return files.log();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the server in good order: what it holds is written out. Falls back to {@link #kill} after half a minute. */
    public void stop() {
        process.destroy();
        if (!ended(STOP_TIMEOUT)) kill();
    }

    /** Ends the server at once, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        ended(STOP_TIMEOUT);
    }

    private boolean ended(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
