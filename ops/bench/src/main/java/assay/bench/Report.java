package assay.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a benchmark found: a table for people on standard error, a line of JSON for programs on standard output. The
 * table also goes to a file of the benchmark's name in the directory {@value #DIRECTORY}, if one is given.
 */
final class Report {
    private static final String DIRECTORY = "assay.bench.tables";

    private final String bench;
    private final String load = loadAverage();

    /** To be made before the measurement: the machine's load is that of before. */
    Report(String bench) {
        this.bench = bench;
    }

    /** An object for the benchmark's numbers, with what all benchmarks say. */
    ObjectNode json() {
        return new ObjectMapper()
                .createObjectNode()
                .put("schema", "assay/1")
                .put("bench", bench)
                .put("date", today())
                .put("loadBefore", load);
    }

    void publish(Table table, ObjectNode json) throws IOException {
        publish(table.toString(), json);
    }

    /** Several tables, one after the other. */
    void publish(String tables, ObjectNode json) throws IOException {
        String text = tables + "\n" + today() + ", load before: " + load + "\n";
        System.err.println("\n" + bench + "\n\n" + text);
        System.out.println(json);
        String directory = System.getProperty(DIRECTORY, "");
        if (!directory.isEmpty()) Files.writeString(Path.of(directory).resolve(bench + ".md"), text);
    }

    /** A line for whoever waits. */
    static void say(String line) {
        System.err.println(line);
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    private static String loadAverage() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        } catch (IOException e) {
            throw new UncheckedIOException("benchmarks read /proc, as Linux has it", e);
        }
    }
}
