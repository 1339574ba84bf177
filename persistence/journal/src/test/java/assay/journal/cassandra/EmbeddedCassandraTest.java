package assay.journal.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.journal.cassandra.CassandraUnavailable.Reason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong before a server answers; a server that answers is in {@link assay.journal.CassandraJournalTest}. */
class EmbeddedCassandraTest {
    @Test
    void a_taken_port_is_named(@TempDir Path directory) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(CassandraSettings.in(directory).withNativePort(taken.getLocalPort()), Reason.PORT_TAKEN)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void missing_jars_are_named_with_what_builds_them(@TempDir Path directory) {
        CassandraSettings good = CassandraSettings.in(directory);
        CassandraSettings bad = new CassandraSettings(
                directory.resolve("nowhere"), directory, 0, 0, good.heapMegabytes(), good.startTimeout());
        refused(bad, Reason.LIBRARY_MISSING).hasMessageContaining("nowhere").hasMessageContaining("mvn");
    }

    @Test
    void a_directory_that_cannot_be_made_is_named(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("a-file"));
        refused(CassandraSettings.in(file), Reason.DIRECTORY_UNUSABLE).hasMessageContaining("a-file");
    }

    @Test
    void a_server_that_dies_shows_what_it_said_last(@TempDir Path directory) throws Exception {
        CassandraSettings good = CassandraSettings.in(directory.resolve("data"));
        Path library = Files.createDirectories(directory.resolve("lib"));
        Files.createFile(library.resolve("cassandra-all-0.jar"));
        CassandraSettings hollow = new CassandraSettings(library, good.directory(), 0, 0, 64, Duration.ofSeconds(30));
        refused(hollow, Reason.DIED).hasMessageContaining("CassandraDaemon");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(
            CassandraSettings settings, Reason reason) {
        return assertThatThrownBy(() -> EmbeddedCassandra.start(settings).kill())
                .isInstanceOfSatisfying(
                        CassandraUnavailable.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
