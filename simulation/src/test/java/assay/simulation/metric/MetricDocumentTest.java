package assay.simulation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricDocumentTest {
    @Test
    void the_document_lists_every_metric_with_its_unit_and_meaning() throws Exception {
        List<String> rows = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            rows.add("| `" + metric.pattern() + "` | " + metric.unit().symbol() + " | " + metric.meaning() + " |");
        }
        Path document = Path.of(System.getProperty("assay.root"), "docs", "metrics.md");
        assertThat(Files.readAllLines(document).stream().filter(line -> line.startsWith("| `")))
                .as("the table should be%n%s", String.join("\n", rows))
                .containsExactlyElementsOf(rows);
    }
}
