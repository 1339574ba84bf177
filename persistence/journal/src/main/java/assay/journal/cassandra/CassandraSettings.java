package assay.journal.cassandra;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to run a Cassandra of our own.
 *
 * @param library the folder with Cassandra's jars
 * @param directory where it keeps everything; made when it is not there
 * @param nativePort the port that clients use, 0 for any free one
 * @param storagePort the port that other Cassandra nodes would use, 0 for any free one
 * @param heapMegabytes the server's heap
 * @param startTimeout how long it may take until it answers
 * @param javaOptions further options for its Java machine, for example a class data archive
 */
public record CassandraSettings(
        Path library,
        Path directory,
        int nativePort,
        int storagePort,
        int heapMegabytes,
        Duration startTimeout,
        List<String> javaOptions) {
    /** The system property that names the folder with Cassandra's jars. */
    public static final String LIBRARY_PROPERTY = "assay.cassandra.lib";

    /** The system property that names the root of the source tree, from which the folder is found in tests. */
    public static final String ROOT_PROPERTY = "assay.root";

    private static final int SMALL_HEAP_MEGABYTES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    public CassandraSettings {
        javaOptions = List.copyOf(javaOptions);
    }

    /** A server whose Java machine needs nothing in particular. */
    public CassandraSettings(
            Path library, Path directory, int nativePort, int storagePort, int heapMegabytes, Duration startTimeout) {
        this(library, directory, nativePort, storagePort, heapMegabytes, startTimeout, List.of());
    }

    /** A small server on free ports that keeps its data under {@code directory}. */
    public static CassandraSettings in(Path directory) {
        return new CassandraSettings(builtLibrary(), directory, 0, 0, SMALL_HEAP_MEGABYTES, PATIENCE);
    }

    /** The same with this port for clients. */
    public CassandraSettings withNativePort(int port) {
        return new CassandraSettings(library, directory, port, storagePort, heapMegabytes, startTimeout, javaOptions);
    }

    /** The same with these options for its Java machine. */
    public CassandraSettings withJavaOptions(List<String> options) {
        return new CassandraSettings(library, directory, nativePort, storagePort, heapMegabytes, startTimeout, options);
    }

    private static Path builtLibrary() {
        String given = System.getProperty(LIBRARY_PROPERTY);
        if (given != null) return Path.of(given);
        return Path.of(System.getProperty(ROOT_PROPERTY, "."), "persistence", "cassandra", "target", "lib");
    }
}
