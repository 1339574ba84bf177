package assay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long the market is deaf after the loss of a node: {@code assay chaos} on three nodes, with both failover profiles
 * and with nodes that are asked to leave. Argument: faults for each row (10).
 */
public final class FailoverBench {
    /** What is asked of {@code chaos}, and what may be waited for at most, in seconds. */
    private record Row(String what, String measured, double aimSeconds, List<String> options) {}

    private static final List<Row> ROWS = List.of(
            new Row("entity, `fast`", "entity", 13.5, List.of("--kind", "kill")),
            new Row("coordinator's node, `fast`", "coordinator", 13.5, List.of("--kind", "coordinator")),
            new Row("committee's node, `fast`", "leader", 13.5, List.of("--kind", "leader")),
            new Row("worker, its round is over, `fast`", "worker", Double.NaN, List.of("--kind", "worker")),
            new Row("entity, `safe`", "entity", 23, List.of("--kind", "kill", "--failover", "safe")),
            new Row("asked to leave", "stop", 1, List.of("--rolling")));

    private FailoverBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String faults = arguments.length > 0 ? arguments[0] : "10";
        Report report = new Report("failover");
        Table table = new Table("after", "p50 s", "p99 s", "longest s", "of", "aim s", "lost");
        ObjectNode json = report.json();
        for (Row row : ROWS) {
            JsonNode data = run(row, faults);
            JsonNode times = data.path("failoverByWhat").path(row.measured());
            table.row(
                    row.what(),
                    Table.number(times.path("p50").asDouble(Double.NaN), 1),
                    Table.number(times.path("p99").asDouble(Double.NaN), 1),
                    Table.number(times.path("max").asDouble(Double.NaN), 1),
                    Integer.toString(times.path("count").asInt()),
                    Table.number(row.aimSeconds(), 1),
                    data.path("lostAcknowledged").asText() + " of "
                            + data.path("acknowledged").asText());
            json.set(row.what(), times);
        }
        report.publish(table, json);
    }

    private static JsonNode run(Row row, String faults) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("failover-bench");
        try {
            List<String> command = new ArrayList<>(List.of(Place.launcher(), "chaos", "--json", "--kills", faults));
            command.addAll(row.options());
            command.addAll(List.of("--data", folder.resolve("data").toString()));
            Path answer = folder.resolve("answer.json");
            ProcessBuilder chaos = new ProcessBuilder(command)
                    .directory(Place.root().toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(answer.toFile());
            chaos.environment().putAll(Map.of("ASSAY_JAVA_OPTIONS", "-Xmx1g"));
            int exit = chaos.start().waitFor();
            JsonNode envelope = new ObjectMapper().readTree(answer.toFile());
            if (exit != 0) throw new IllegalStateException("assay chaos ended with status " + exit + ": " + envelope);
            return envelope.path("data");
        } finally {
            Place.remove(folder);
        }
    }
}
