package assay.cli.run;

import assay.simulation.metric.Catalogue;
import assay.simulation.metric.Course;
import assay.simulation.metric.Growth;
import assay.simulation.metric.RunMetrics;
import assay.simulation.metric.RunSeries;
import assay.simulation.metric.Traffic;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was measured as a tidy table, in two formats: one value a row, with the time in seconds after the start (none for
 * a figure of the whole run), the metric, and the task or group that it is about (none for the whole market).
 */
final class MetricsFile {
    private final List<Row> rows = new ArrayList<>();

    private record Row(Optional<Double> time, String metric, String group, double value) {}

    /** A run of which only whole figures are known. */
    MetricsFile(RunMetrics metrics, Catalogue catalogue) {
        whole(metrics, catalogue);
    }

    MetricsFile(RunMetrics metrics, RunSeries series, Catalogue catalogue) {
        for (Course course : series.courses()) {
            for (Course.Point point : course.points()) {
                String metric = point.hidden() ? "accuracy.hidden" : "accuracy";
                add(point.seconds(), metric, course.task(), point.accuracy());
            }
        }
        for (Growth growth : series.growth()) {
            for (Growth.Point point : growth.points()) {
                add(point.seconds(), "profit.mean", growth.group().name(), point.profit());
            }
        }
        for (Traffic.Slice slice : series.traffic()) {
            add(slice.endSeconds(), "messages", "", (double) slice.messages());
            if (slice.arrived() == 0) continue;
            add(slice.endSeconds(), "latency.p50", "", slice.p50Seconds());
            add(slice.endSeconds(), "latency.p99", "", slice.p99Seconds());
        }
        whole(metrics, catalogue);
    }

    private void whole(RunMetrics metrics, Catalogue catalogue) {
        metrics.values().forEach((name, value) -> {
            Optional<Catalogue.Entry> entry = catalogue.find(name);
            String metric = entry.map(known -> known.metric().stem()).orElse(name);
            rows.add(new Row(
                    Optional.empty(), metric, entry.map(Catalogue.Entry::of).orElse(""), value));
        });
    }

    private void add(double time, String metric, String group, double value) {
        rows.add(new Row(Optional.of(time), metric, group, value));
    }

    /** Nothing in it needs quotes: names have letters, digits, and {@code . _ -}. */
    void csv(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time,metric,group,value\n");
            for (Row row : rows) {
                String time = row.time().map(MetricsFile::plain).orElse("");
                out.write(time + "," + row.metric() + "," + row.group() + "," + plain(row.value()) + "\n");
            }
        }
    }

    private static String plain(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    void jsonLines(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Row row : rows) {
                ObjectNode line = mapper.createObjectNode();
                row.time().ifPresent(time -> line.put("time", time));
                line.put("metric", row.metric());
                if (!row.group().isEmpty()) line.put("group", row.group());
                out.write(line.put("value", row.value()).toString());
                out.newLine();
            }
        }
    }
}
