package assay.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.file.BadFile;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.behaviour.Conduct;
import assay.simulation.behaviour.Conducts;
import assay.simulation.behaviour.Setting;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Group;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Stay;
import assay.simulation.scenario.TaskEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class PopulationFileTest {
    private static final Path MIXTURE = Path.of("src/test/resources/sound/scenario/mixture.yaml");

    @Test
    void groups_say_who_they_are() throws BadFile {
        Population population = ScenarioFile.read(MIXTURE, List.of()).population();
        assertThat(population.clients().get(0)).extracting(Client::region).isEqualTo(Optional.of("north"));
        Miners lazy = population.miners().get(1);
        assertThat(lazy.group().behaviour()).isEqualTo(Behaviour.named("lazy").with("skips", "0.25"));
        assertThat(lazy.group().costMicros()).isEqualTo(100_000);
        assertThat(lazy.group().region()).contains("south");
        assertThat(lazy.group().stay())
                .isEqualTo(new Stay(
                        new Stay.Range(Duration.ZERO, Duration.ofMinutes(1)),
                        Optional.of(new Stay.Range(Duration.ofMinutes(5), Duration.ofMinutes(5)))));
        assertThat(lazy.ownData().orElseThrow().fewestSamples()).isEqualTo(100);
        assertThat(lazy.ownData().orElseThrow().mostSamples()).isEqualTo(1_000);
        assertThat(lazy.ownData().orElseThrow().leastVarietyMicros()).isEqualTo(300_000);
        assertThat(lazy.ownData().orElseThrow().greatestVarietyMicros()).isEqualTo(300_000);
    }

    @Test
    void one_value_changes_what_a_mixture_is_made_of() throws BadFile {
        assertThat(counts()).containsExactly(12, 6, 2);
        assertThat(counts("population.miners[1].share=0.01")).containsExactly(18, 0, 2);
        assertThat(counts("population.miners[1].share=0.6")).containsExactly(6, 12, 2);
        assertThat(counts("population.total-miners=100")).containsExactly(68, 30, 2);
        assertThatThrownBy(() -> counts("population.miners[1].share=0.95"))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("at least as many as the groups make up");
        assertThatThrownBy(() -> counts("population.miners[0].share=0.2")).hasMessageContaining("the rest");
        assertThatThrownBy(() -> counts("population.miners[2]={prefix: x}")).hasMessageContaining("one group at most");
    }

    private static List<Integer> counts(String... settings) throws BadFile {
        return ScenarioFile.read(MIXTURE, List.of(settings)).population().miners().stream()
                .map(Miners::group)
                .map(Group::count)
                .toList();
    }

    @Test
    void a_task_can_be_posted_many_times() throws BadFile {
        Scenario scenario = ScenarioFile.read(MIXTURE, List.of());
        assertThat(scenario.tasks()).extracting(TaskEntry::name).containsExactly("weeds-1", "weeds-2", "weeds-3");
        assertThat(scenario.tasks())
                .extracting(TaskEntry::opensAfter)
                .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(40), Duration.ofSeconds(70));
        assertThatThrownBy(() -> ScenarioFile.read(MIXTURE, List.of("tasks[0].client=dave")))
                .hasMessageContaining("tasks[0].client")
                .hasMessageNotContaining("tasks[1]");
        assertThatThrownBy(() -> ScenarioFile.read(MIXTURE, List.of("tasks[0].repeat.count=0")))
                .hasMessageContaining("tasks[0].repeat.count");
    }

    @Test
    void the_schema_lists_every_behaviour_with_its_settings() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Map<String, Conducts> kinds = Map.of(
                "miner",
                Conducts.MINERS,
                "evaluator",
                Conducts.EVALUATORS,
                "verifier",
                Conducts.VERIFIERS,
                "client",
                Conducts.CLIENTS);
        try (InputStream in = PopulationFileTest.class.getResourceAsStream("/assay/schema/scenario.schema.json")) {
            JsonNode definitions = json.readTree(Objects.requireNonNull(in)).path("$defs");
            SoftAssertions softly = new SoftAssertions();
            for (Map.Entry<String, Conducts> kind : kinds.entrySet()) {
                JsonNode expected = schema(json, kind.getValue());
                softly.assertThat(definitions.path(kind.getKey() + "-behaviour"))
                        .as("$defs.%s-behaviour should be %s", kind.getKey(), expected.toPrettyString())
                        .isEqualTo(expected);
            }
            softly.assertAll();
        }
    }

    private static JsonNode schema(ObjectMapper json, Conducts conducts) {
        ObjectNode schema = json.createObjectNode();
        ArrayNode names = schema.putObject("properties").putObject("behaviour").putArray("enum");
        ArrayNode cases = schema.putArray("allOf");
        for (Conduct conduct : conducts.all()) {
            names.add(conduct.name());
            ObjectNode each = cases.addObject();
            ObjectNode condition = each.putObject("if");
            condition.putObject("properties").putObject("behaviour").put("const", conduct.name());
            condition.putArray("required").add("behaviour");
            ObjectNode then = each.putObject("then");
            then.put("description", conduct.meaning());
            ObjectNode settings = then.putObject("properties").putObject("settings");
            settings.put("additionalProperties", false);
            ObjectNode properties = settings.putObject("properties");
            for (Setting setting : conduct.settings()) describe(properties.putObject(setting.name()), setting);
        }
        return schema;
    }

    private static void describe(ObjectNode property, Setting setting) {
        String usual = setting.usual().isEmpty() ? "" : " (usually " + setting.usual() + ")";
        property.put("description", setting.meaning() + usual);
        switch (setting.kind()) {
            case SHARE -> property.put("type", "number").put("minimum", 0).put("maximum", 1);
            case NUMBER -> property.put("type", "number");
            case FACTOR -> property.put("type", "number").put("minimum", 0);
            case COUNT -> property.put("type", "integer").put("minimum", 0);
            case CREDITS -> property.put("$ref", "#/$defs/credits");
            case DURATION -> property.put("$ref", "#/$defs/duration");
            case CHOICE -> setting.choices().forEach(property.putArray("enum")::add);
            case GROUP -> property.put("$ref", "#/$defs/name");
        }
    }
}
