package assay.cluster.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alerts, their runbook and the dashboard belong together. Whether what they name exists, a running node says. */
class WatchedTest {
    private static final Path RUNBOOK = Watched.ROOT.resolve("docs/runbook.md");

    @Test
    void everyAlertHasItsChapterAndEveryChapterItsAlert() throws Exception {
        assertThat(Watched.alerts()).extracting(Watched.Alert::name).doesNotHaveDuplicates();
        assertThat(chapters().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Watched.alerts().stream().map(Watched.Alert::name).toList());
    }

    @Test
    void everyChapterSaysWhatItMeansHowToLookAndWhatToDo() throws Exception {
        chapters()
                .forEach((name, text) ->
                        assertThat(text).as(name).containsSubsequence("**Means.** ", "**Look.** ", "**Do.** "));
    }

    @Test
    void everyAlertLeadsToItsChapter() throws Exception {
        for (Watched.Alert alert : Watched.alerts()) {
            assertThat(alert.runbook())
                    .isEqualTo("docs/runbook.md#" + alert.name().toLowerCase(Locale.ROOT));
            assertThat(alert.severity()).as(alert.name()).isIn("critical", "warning");
            assertThat(alert.summary()).as(alert.name()).isNotBlank();
            assertThat(Expression.metrics(alert.expression())).as(alert.name()).isNotEmpty();
        }
    }

    private static Map<String, String> chapters() throws Exception {
        Map<String, String> chapters = new TreeMap<>();
        for (String chapter : Pattern.compile("^## ", Pattern.MULTILINE).split(Files.readString(RUNBOOK), -1)) {
            if (!chapter.startsWith("# "))
                chapters.put(chapter.lines().findFirst().orElse(""), chapter);
        }
        return chapters;
    }

    @Test
    void everyPanelAsksSomething() throws Exception {
        List<Integer> ids = new ArrayList<>();
        for (JsonNode panel : Watched.dashboard().required("panels")) {
            ids.add(panel.required("id").asInt());
            if (panel.required("type").asText().equals("row")) continue;
            assertThat(panel.required("targets").size()).as(panel.toString()).isPositive();
            for (JsonNode target : panel.required("targets")) {
                assertThat(Expression.metrics(target.required("expr").asText())).isNotEmpty();
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    /** By Prometheus's own tool, where it is installed. */
    @ParameterizedTest
    @CsvSource({"check rules, alerts.yaml", "check config, prometheus.yaml", "test rules, alerts.test.yaml"})
    void prometheusTakesWhatWeShip(String command, String file) throws Exception {
        assumeTrue(onPath("promtool"), "promtool is not on the PATH");
        List<String> line = new ArrayList<>(List.of("promtool"));
        line.addAll(List.of(command.split(" ", -1)));
        line.add(file);
        Process promtool = new ProcessBuilder(line)
                .directory(Watched.PROMETHEUS.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(promtool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(promtool.exitValue()).as(said).isZero();
    }

    /** Every alert is tried: the rules' own tests would otherwise say nothing about one that never fires. */
    @Test
    void everyAlertIsTried() throws Exception {
        List<String> tried = new ArrayList<>();
        for (JsonNode test :
                Watched.yaml(Watched.PROMETHEUS.resolve("alerts.test.yaml")).required("tests")) {
            for (JsonNode asked : test.required("promql_expr_test")) {
                for (JsonNode sample : asked.required("exp_samples")) {
                    tried.add(sample.required("labels").asText());
                }
            }
        }
        assertThat(tried)
                .containsExactlyInAnyOrderElementsOf(Watched.alerts().stream()
                        .map(alert -> "{alertname=\"" + alert.name() + "\"}")
                        .toList());
    }

    private static boolean onPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) return true;
        }
        return false;
    }
}
