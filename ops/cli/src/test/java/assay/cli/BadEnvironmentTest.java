package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command says, and ends with, when the machine is not as it should be. */
class BadEnvironmentTest {
    private static final int FAILED = 1;
    private static final int CONNECTION = 2;
    private static final long LAUNCHER_SECONDS = 30;
    /** No process has this number: it is above what any system gives. */
    private static final long NOBODY = 1L << 40;

    private final Path folder;

    BadEnvironmentTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Command live(String words) {
        return Command.run((words + " --data " + folder).split(" "));
    }

    /** The file that a cluster leaves behind whose holder was process {@code pid}, started at {@code startedMillis}. */
    private void leftBehind(long pid, long startedMillis, String http) throws IOException {
        ObjectNode file = new ObjectMapper().createObjectNode();
        file.put("pid", pid);
        file.put("startedMillis", startedMillis);
        file.put("cassandra", "127.0.0.1:9042");
        file.put("cassandraPid", NOBODY);
        ObjectNode member = file.putArray("members").addObject();
        member.put("name", "node-1");
        member.put("pid", NOBODY);
        member.put("address", "akka://assay@127.0.0.1:2551");
        member.put("http", http);
        member.put("log", "node.log");
        file.putArray("clients").add("ada");
        Files.writeString(folder.resolve("cluster.json"), file.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status", "task list", "task show t-1", "miner list", "account show ada", "payout show t-1"})
    void where_no_cluster_runs_commands_say_how_to_start_one(String words) {
        Command run = live(words);
        assertThat(run.exit()).isEqualTo(CONNECTION);
        assertThat(run.err()).contains("no cluster runs on " + folder).contains("hint: start one with assay up");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void what_a_killed_cluster_left_behind_misleads_nobody() throws IOException {
        leftBehind(NOBODY, 0, "http://127.0.0.1:1");
        assertThat(live("status").exit()).isEqualTo(CONNECTION);
        assertThat(live("status").err()).contains("no cluster runs on " + folder);
        assertThat(live("down").exit()).isZero();
    }

    @Test
    void a_process_that_got_the_number_of_a_killed_cluster_is_left_alone() throws IOException {
        // If it were taken for the cluster, this very process would be told to end.
        leftBehind(ProcessHandle.current().pid(), 1, "http://127.0.0.1:1");
        assertThat(live("status").exit()).isEqualTo(CONNECTION);
        assertThat(live("down").out()).contains("nothing runs on " + folder);
    }

    @Test
    void a_damaged_file_of_the_cluster_is_named_with_what_to_do() throws IOException {
        Files.writeString(folder.resolve("cluster.json"), "{\"pid\": ");
        for (String words : new String[] {"status", "task list", "down"}) {
            Command run = live(words);
            assertThat(run.exit()).isEqualTo(CONNECTION);
            assertThat(run.err())
                    .contains(folder.resolve("cluster.json") + " cannot be read")
                    .contains("remove the file");
        }
    }

    @Test
    void a_cluster_whose_nodes_do_not_answer_is_given_up_on() throws IOException {
        long started =
                ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
        String nobody = "http://127.0.0.1:" + freePort();
        leftBehind(ProcessHandle.current().pid(), started, nobody);
        Path token = Files.createDirectories(folder.resolve("access")).resolve("operator.token");
        Files.createFile(token, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, "assay_0123456789abcdef_" + "A".repeat(43) + "\n");
        Command run = live("task list");
        assertThat(run.exit()).isEqualTo(CONNECTION);
        assertThat(run.err()).contains("none of " + nobody + " answers").contains("hint: ");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo"})
    void a_place_that_cannot_be_written_is_named(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Path below = file.resolve("data");
        Command run = Command.run(command, "../../scenarios/first-task.yaml", "--data", below.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(FAILED);
        assertThat(run.err())
                .contains("the cluster cannot be set up in " + below)
                .contains("choose another directory with --data");
        assertThat(file).hasContent("in the way");
    }

    @Test
    void another_java_is_refused_by_the_launcher() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nexit 99\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"21.0.4\"\n");
        assertThat(launched())
                .isEqualTo("assay: found Java 21 in " + folder + ", expected Java 17\n"
                        + "hint: Cassandra 5.0 runs on no later version: set JAVA_HOME to a JDK 17\n");
    }

    @Test
    void a_folder_without_java_is_refused_by_the_launcher() throws Exception {
        assertThat(launched())
                .contains("assay: JAVA_HOME is " + folder + ", where there is no bin/java\n")
                .contains("hint: set JAVA_HOME to a JDK 17");
    }

    /** What the launcher says with {@code folder} as the home of Java; it must end with 1. */
    private String launched() throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(Path.of("../../assay").toString(), "--help");
        builder.environment().put("JAVA_HOME", folder.toString());
        Process launcher =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertThat(launcher.waitFor(LAUNCHER_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(FAILED);
        } finally {
            launcher.destroyForcibly();
        }
        return Files.readString(said);
    }
}
