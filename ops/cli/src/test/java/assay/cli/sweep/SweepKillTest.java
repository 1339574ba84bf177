package assay.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.Main;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep of real markets in a process of its own, killed in the middle. */
@Tag("long")
class SweepKillTest {
    private static final Path FILE = Path.of(System.getProperty("assay.root", "../.."), "scenarios", "first-task.yaml");
    private static final int ENOUGH = 5;

    @Test
    void a_killed_sweep_goes_on_and_comes_to_the_same_table(@TempDir Path folder) throws Exception {
        Path killed = folder.resolve("killed");
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        Process process = new ProcessBuilder(
                        Stream.concat(java.stream(), command(killed).stream()).toList())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        while (process.isAlive() && lines(killed) < ENOUGH) process.waitFor(20, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        assertThat(lines(killed))
                .as(Files.readString(folder.resolve("log")))
                .isGreaterThanOrEqualTo(ENOUGH)
                .isLessThan(1 + 40);
        Path whole = folder.resolve("whole");
        assertThat(run(killed)).isZero();
        assertThat(run(whole)).isZero();
        assertThat(killed.resolve("table.csv")).hasSameBinaryContentAs(whole.resolve("table.csv"));
        assertThat(killed.resolve("report.html")).hasSameBinaryContentAs(whole.resolve("report.html"));
    }

    private static List<String> command(Path out) {
        return List.of(
                "sweep",
                FILE.toString(),
                "--set",
                "learning=curve",
                "--vary",
                "tasks[0].spec.bounty=100,1000",
                "--seeds",
                "20",
                "--out",
                out.toString());
    }

    private static int run(Path out) {
        PrintStream nobody = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Main.run(command(out).toArray(String[]::new), nobody, nobody);
    }

    private static int lines(Path out) throws Exception {
        Path runs = out.resolve("runs.jsonl");
        return Files.exists(runs) ? (int) Files.readString(runs).lines().count() : 0;
    }
}
