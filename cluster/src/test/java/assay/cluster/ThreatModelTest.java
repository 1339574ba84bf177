package assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model names a test for each guard: each of them is there. */
class ThreatModelTest {
    private static final Path ROOT = Path.of(System.getProperty("assay.root", ".."));
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]*Test)\\.([A-Za-z_]+)`");

    @Test
    void everyGuardHasATestThatIsThere() throws IOException {
        List<String> lacking = new ArrayList<>();
        int rows = 0;
        for (String line : Files.readAllLines(ROOT.resolve("docs/threat-model.md"))) {
            String[] cells = line.split("\\|", -1);
            boolean guard =
                    line.startsWith("| ") && cells.length == 5 && !line.contains("---") && !line.contains("| Guard |");
            if (!guard) continue;
            rows++;
            Matcher named = NAMED.matcher(cells[3]);
            boolean found = false;
            while (named.find()) {
                found = true;
                if (!exists(named.group(1), named.group(2))) lacking.add(named.group());
            }
            if (!found) lacking.add("no test: " + line);
        }

        assertThat(lacking).isEmpty();
        assertThat(rows).isGreaterThan(20);
    }

    private static boolean exists(String type, String method) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> sources = files.filter(
                            file -> file.getFileName().toString().equals(type + ".java"))
                    .filter(file -> file.toString().contains("src/test/java"))
                    .toList();
            for (Path source : sources) {
                if (Files.readString(source).contains("void " + method + "(")) return true;
            }
            return false;
        }
    }
}
