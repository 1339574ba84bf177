package assay.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.file.BadFile;
import assay.file.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The schema says exactly what the reader understands: no key more, none less. */
class SchemaKeysTest {
    /** Says everything that only some scenarios say, so that the reader asks for everything. */
    private static final Path EVERYTHING = Path.of("src/test/resources/sound/scenario/everything.yaml");

    /** The same of a scenario that only elects. */
    private static final Path ELECTORATE = Path.of("src/test/resources/sound/scenario/electorate.yaml");

    @Test
    void every_key_that_the_reader_asks_for_is_in_the_schema_and_the_reverse() throws Exception {
        SortedMap<String, SortedSet<String>> asked = new TreeMap<>();
        for (Path file : List.of(EVERYTHING, ELECTORATE)) {
            Document document = Document.read(file, List.of());
            ScenarioFile.read(file, Optional.empty(), document);
            document.asked().forEach((path, keys) -> asked.computeIfAbsent(path, fresh -> new TreeSet<>())
                    .addAll(keys));
        }
        // What a behaviour can be set to depends on the behaviour; both sides take that from the list of behaviours.
        asked.keySet().removeIf(path -> path.endsWith(".settings"));
        SortedMap<String, SortedSet<String>> said = keys();
        assertThat(said.keySet()).isEqualTo(asked.keySet());
        said.forEach((path, keys) -> assertThat(keys).as("keys of %s", path).isEqualTo(asked.get(path)));
    }

    @Test
    void a_misspelled_key_is_refused_in_every_section_with_the_one_that_was_meant() throws Exception {
        for (Map.Entry<String, SortedSet<String>> section : keys().entrySet()) {
            String path = section.getKey().replace("[]", "[0]");
            String key = section.getValue().last();
            String misspelled = (path.isEmpty() ? "" : path + ".") + key + "x";
            Path file = path.startsWith("electorate") ? ELECTORATE : EVERYTHING;
            assertThatThrownBy(() -> ScenarioFile.read(file, List.of(misspelled + "=1")))
                    .as(misspelled)
                    .isInstanceOf(BadFile.class)
                    .hasMessageContaining(misspelled + ": found an unknown key")
                    .hasMessageContaining("did you mean \"" + key + "\"?");
        }
    }

    private static SortedMap<String, SortedSet<String>> keys() throws Exception {
        try (InputStream in = SchemaKeysTest.class.getResourceAsStream("/assay/schema/scenario.schema.json")) {
            JsonNode schema = new ObjectMapper().readTree(Objects.requireNonNull(in));
            SortedMap<String, SortedSet<String>> keys = new TreeMap<>();
            collect(schema, schema, "", keys);
            return keys;
        }
    }

    private static void collect(JsonNode root, JsonNode at, String path, SortedMap<String, SortedSet<String>> keys) {
        if (path.endsWith(".settings")) return;
        if (at.has("$ref")) {
            collect(root, root.at(at.path("$ref").asText().substring(1)), path, keys);
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            for (JsonNode each : at.path(choice)) collect(root, each, path, keys);
        }
        for (Map.Entry<String, JsonNode> property : at.path("properties").properties()) {
            keys.computeIfAbsent(path, fresh -> new TreeSet<>()).add(property.getKey());
            collect(
                    root,
                    property.getValue(),
                    path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                    keys);
        }
        if (at.has("items")) collect(root, at.path("items"), path + "[]", keys);
    }
}
