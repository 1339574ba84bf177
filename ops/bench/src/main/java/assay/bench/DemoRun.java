package assay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of {@code assay demo --json}, looked at from outside.
 *
 * @param milestones when each was first seen on the command's output, in seconds from its start; what was not seen is
 *     missing
 * @param firstPayoutSeconds from the start of the command to the first payment in the journal
 * @param seconds until the command had ended, everything stopped
 * @param peak the resident memory of all its processes when it was greatest
 */
record DemoRun(
        Map<String, Double> milestones,
        double firstPayoutSeconds,
        double seconds,
        Resident peak,
        long proportionalPeakKibibytes) {
    /** What is looked for on the output, in the order of its coming. */
    static final Map<String, String> SIGNS = signs();

    private static final double SECOND_NANOS = 1e9;
    private static final double SECOND_MILLIS = 1e3;

    private static Map<String, String> signs() {
        Map<String, String> signs = new LinkedHashMap<>();
        signs.put("Cassandra answers", "Cassandra answers");
        signs.put("all nodes are up", "node-3 is up");
        signs.put("the participants' process is up", "participants are up");
        signs.put("the task is posted", " posts \"");
        signs.put("the committee is elected", "elected: ");
        signs.put("training begins", "round 1 begins");
        signs.put("training is over", "training is over");
        signs.put("the payout is planned", "payout planned");
        return signs;
    }

    /** Runs the demonstration with its data in {@code data}, which is removed afterwards. */
    static DemoRun in(Path data) throws IOException, InterruptedException {
        Path answer = Files.createTempFile("demo-bench", ".json");
        try {
            return run(data, answer);
        } finally {
            Files.delete(answer);
            if (Files.exists(data)) Place.remove(data);
        }
    }

    private static DemoRun run(Path data, Path answer) throws IOException, InterruptedException {
        Instant begun = Instant.now();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        List.of(Place.launcher(), "demo", "--json", "--nodes", "3", "--data", data.toString()))
                .directory(Place.root().toFile())
                .redirectOutput(answer.toFile())
                .start();
        // The system's clock of process starts can be a second off. The command counts from it, so its error is ours to
        // undo.
        Instant claimed = process.info().startInstant().orElse(begun);
        double error = Duration.between(claimed, begun).toMillis() / SECOND_MILLIS;
        Map<String, Double> milestones = new LinkedHashMap<>();
        try (MemoryWatch memory = new MemoryWatch(process.toHandle());
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(line, (System.nanoTime() - start) / SECOND_NANOS, milestones);
            }
            int exit = process.waitFor();
            double seconds = (System.nanoTime() - start) / SECOND_NANOS;
            JsonNode envelope = new ObjectMapper().readTree(answer.toFile());
            if (exit != 0) throw new IllegalStateException("assay demo ended with status " + exit + ": " + envelope);
            double payout = envelope.path("data").path("firstPayoutSeconds").asDouble(Double.NaN) - error;
            return new DemoRun(milestones, payout, seconds, memory.peak(), memory.proportionalPeakKibibytes());
        }
    }

    private static void note(String line, double seconds, Map<String, Double> milestones) {
        SIGNS.forEach((milestone, sign) -> {
            if (line.contains(sign)) milestones.putIfAbsent(milestone, seconds);
        });
    }

    double milestone(String name) {
        return milestones.getOrDefault(name, Double.NaN);
    }
}
