package assay.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a demonstration ends, and whenever: no process of it is left behind. */
@Tag("long")
class EndOfDemoTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration END_PATIENCE = Duration.ofSeconds(90);
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;
    /** What is added to a signal's number when a process ends by it. */
    private static final int SIGNALLED = 128;

    private final Set<ProcessHandle> seen = new LinkedHashSet<>();
    private final Path folder;
    private final Path data;
    private Process demo;

    EndOfDemoTest(@TempDir Path folder) {
        this.folder = folder;
        this.data = folder.resolve("data");
    }

    @BeforeEach
    void start() throws IOException {
        demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dassay.root=" + System.getProperty("assay.root", "../.."),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "assay.cli.Main",
                        "demo",
                        "--nodes",
                        "2",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    @AfterEach
    void leaveNothing() {
        look();
        demo.destroyForcibly();
        seen.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void an_interrupt_while_Cassandra_starts_leaves_no_process() throws Exception {
        await("Cassandra's process", () -> Files.exists(data.resolve("cassandra/logs/cassandra.out")));
        interrupted();
    }

    @Test
    void an_interrupt_while_nodes_start_leaves_no_process() throws Exception {
        await("Cassandra's answer", () -> said("Cassandra answers"));
        interrupted();
    }

    @Test
    void an_interrupt_in_mid_task_leaves_no_process() throws Exception {
        await("round 1", () -> said("round 1 begins"));
        assertThat(seen).hasSizeGreaterThanOrEqualTo(4);
        interrupted();
    }

    @Test
    void killing_the_demonstration_as_it_starts_ends_all_its_processes() throws Exception {
        await("Cassandra's process", () -> Files.exists(data.resolve("cassandra/logs/cassandra.out")));
        await("a node's process", () -> Files.exists(data.resolve("node-1/process.log")));
        demo.destroyForcibly().waitFor();
        awaitNobody();
    }

    @Test
    void killing_the_demonstration_ends_all_its_processes() throws Exception {
        await("round 1", () -> said("round 1 begins"));
        assertThat(seen).hasSizeGreaterThanOrEqualTo(4);
        demo.destroyForcibly().waitFor();
        awaitNobody();
    }

    private void interrupted() throws Exception {
        // What a terminal does at Ctrl-C, but to this process alone: the others have to be ended by it.
        int signal = ignoresInterrupts() ? SIGTERM : SIGINT;
        new ProcessBuilder("kill", "-" + signal, Long.toString(demo.pid()))
                .start()
                .waitFor();
        await("the end of the demonstration", () -> !demo.isAlive());
        assertThat(demo.exitValue()).as(text()).isEqualTo(SIGNALLED + signal);
        awaitNobody();
        assertThat(data.resolve("cluster.json")).doesNotExist();
    }

    /** A shell's background jobs ignore interrupts, and so does all that they start, this process and the other one. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return false;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(ignored -> ignored.testBit(SIGINT - 1));
    }

    private void awaitNobody() throws Exception {
        assertThat(seen).isNotEmpty();
        long giveUp = System.nanoTime() + END_PATIENCE.toNanos();
        for (ProcessHandle each : seen) {
            long left = Math.max(1, giveUp - System.nanoTime());
            each.onExit().get(left, TimeUnit.NANOSECONDS);
        }
        assertThat(seen).noneMatch(ProcessHandle::isAlive);
    }

    private void look() {
        demo.descendants().forEach(seen::add);
    }

    private void await(String what, BooleanSupplier reached) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            look();
            if (System.nanoTime() - giveUp > 0) fail("no " + what + " after " + PATIENCE + ":\n" + text());
            if (demo.waitFor(50, TimeUnit.MILLISECONDS) && !reached.getAsBoolean()) {
                fail("the demonstration ended before " + what + ":\n" + text());
            }
        }
        look();
    }

    private boolean said(String words) {
        return text().contains(words);
    }

    private Path output() {
        return folder.resolve("output.txt");
    }

    private String text() {
        try {
            return Files.readString(output());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
