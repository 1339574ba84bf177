package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a node's process ends when it cannot begin: the exit code, and a message that helps. */
class NodeProcessTest {
    private static final int FAILED = 1;
    private static final int OUT_OF_REACH = 2;
    private static final int BAD_CONFIGURATION = 4;

    private static final String DIRECTORIES = "directories { data = data, content = content }\n";

    private final Path directory;

    NodeProcessTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void aWrongConfigurationIsRefusedWithItsLines() throws Exception {
        assertThat(exit("roles = [market]\nfailover = soon\n")).isEqualTo(BAD_CONFIGURATION);
        assertThat(said())
                .contains("node.conf:3: assay.node.failover: expected one of safe, fast, found \"soon\"")
                .contains("assay.node.cassandra.contact-point: expected");
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code = exit("roles = [worker]\nnetwork.port = " + taken.getLocalPort() + "\n" + DIRECTORIES);

            assertThat(code).isEqualTo(OUT_OF_REACH);
            assertThat(said()).contains("127.0.0.1:" + taken.getLocalPort()).contains("is taken");
        }
    }

    @Test
    void aTakenHttpPortIsNamedBeforeTheDatabaseIsAsked() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String cassandra = "cassandra { contact-point = \"127.0.0.1:" + freePort() + "\", patience = 60s }\n";
            String port = "network.http-port = " + taken.getLocalPort() + "\n";

            assertThat(exit("roles = [api]\n" + port + cassandra + DIRECTORIES)).isEqualTo(OUT_OF_REACH);
            assertThat(said())
                    .contains("127.0.0.1:" + taken.getLocalPort() + " (network.http-port) is taken")
                    .contains("choose another port");
        }
    }

    @Test
    void aServerThatIsNoDatabaseIsNamedAfterAWhile() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String at = "127.0.0.1:" + silent.getLocalPort();
            String cassandra = "cassandra { contact-point = \"" + at + "\", patience = 1s }\n";

            assertThat(exit("roles = [market]\n" + cassandra + DIRECTORIES)).isEqualTo(OUT_OF_REACH);
            assertThat(said()).contains("Cassandra at " + at).contains("correct cassandra.contact-point");
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedAfterAWhile() throws Exception {
        int nobody = freePort();
        String cassandra = "cassandra { contact-point = \"127.0.0.1:" + nobody + "\", patience = 1s }\n";

        assertThat(exit("roles = [market]\n" + cassandra + DIRECTORIES)).isEqualTo(OUT_OF_REACH);
        assertThat(said()).contains("Cassandra at 127.0.0.1:" + nobody).contains("start it");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
        Files.writeString(directory.resolve("file"), "in the way");

        int code = exit("roles = [worker]\ndirectories { data = file/data, content = content }\n");

        assertThat(code).isEqualTo(FAILED);
        assertThat(said()).contains("data directory").contains("file/data");
    }

    /** A disk of its own, which only the node sees; where the system does not let us have one, nothing is tested. */
    @Test
    void aFullDiskIsNamed() throws Exception {
        Path small = Files.createDirectories(directory.resolve("small"));
        List<String> onSmallDisk = List.of(
                "unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=8m none \"$0\" && exec \"$@\"", small.toString());
        assumeTrue(succeeds(onSmallDisk, "true"), "no file system of our own can be mounted here");
        write("roles = [worker]\ndirectories { data = small/data, content = content }\n");

        try (NodeProcess process = NodeProcess.start("node", directory, onSmallDisk)) {
            assertThat(process.awaitExit()).isEqualTo(FAILED);
        }
        assertThat(said())
                .contains("data directory " + small.resolve("data"))
                .contains("expected 64 MiB of free disk at least, found ")
                .contains("make room, or choose another directories.data");
    }

    private static boolean succeeds(List<String> runner, String command) throws InterruptedException {
        List<String> all = new ArrayList<>(runner);
        all.add(command);
        try {
            Process process = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aNodeEndsWithItsParent() throws Exception {
        write("roles = [worker]\nstop-with-parent = true\n" + DIRECTORIES);
        try (NodeProcess process = NodeProcess.start("node", directory)) {
            process.abandon();

            assertThat(process.awaitExit()).as(said()).isZero();
        }
    }

    private void write(String node) throws IOException {
        Files.writeString(directory.resolve("node.conf"), "assay.node {\n" + node + "}\n");
    }

    private int exit(String node) throws IOException, InterruptedException {
        write(node);
        try (NodeProcess process = NodeProcess.start("node", directory)) {
            return process.awaitExit();
        }
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("stderr.txt"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
