package assay.cluster.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the alerts and the dashboard that we ship look at. */
public final class Watched {
    static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("assay.root"), "assay.root"));
    static final Path PROMETHEUS = ROOT.resolve("ops/prometheus");

    /** Made by Prometheus itself for each of its targets. */
    private static final String UP = "up";

    private Watched() {}

    /** One alert. */
    record Alert(String name, String expression, String severity, String summary, String runbook) {}

    static List<Alert> alerts() throws IOException {
        List<Alert> alerts = new ArrayList<>();
        JsonNode file = yaml(PROMETHEUS.resolve("alerts.yaml"));
        for (JsonNode group : file.required("groups")) {
            for (JsonNode rule : group.required("rules")) {
                alerts.add(new Alert(
                        rule.required("alert").asText(),
                        rule.required("expr").asText(),
                        rule.required("labels").required("severity").asText(),
                        rule.required("annotations").required("summary").asText(),
                        rule.required("annotations").required("runbook").asText()));
            }
        }
        return alerts;
    }

    static JsonNode yaml(Path file) throws IOException {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        return new ObjectMapper().valueToTree(read instanceof Map<?, ?> map ? map : Map.of());
    }

    static JsonNode dashboard() throws IOException {
        return new ObjectMapper()
                .readTree(ROOT.resolve("ops/grafana/assay.json").toFile());
    }

    /** What the panels of the dashboard ask. */
    static List<String> panels() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : dashboard().required("panels")) {
            for (JsonNode target : panel.path("targets")) {
                expressions.add(target.required("expr").asText());
            }
        }
        return expressions;
    }

    /** Every metric that an alert or a panel names, but those that Prometheus makes itself. */
    public static SortedSet<String> metrics() throws IOException {
        SortedSet<String> metrics = new TreeSet<>();
        for (Alert alert : alerts()) metrics.addAll(Expression.metrics(alert.expression()));
        for (String expression : panels()) metrics.addAll(Expression.metrics(expression));
        metrics.remove(UP);
        return metrics;
    }
}
