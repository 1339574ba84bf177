package assay.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.money.Credits;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.Initializer;
import assay.domain.training.Layer;
import assay.domain.training.Loss;
import assay.domain.training.Optimizer;
import assay.domain.training.Recipe;
import assay.domain.training.ResidualRules;
import assay.file.BadFile;
import assay.file.Defaults;
import assay.file.LoadedTask;
import assay.file.Times;
import assay.simulation.scenario.Scenario;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class SoundFilesTest {
    private static final Path SOUND = Path.of("src/test/resources/sound");
    private static final Path SHIPPED = Path.of(System.getProperty("assay.root", "../.."), "scenarios");

    @Test
    void a_task_file_says_what_the_task_is() throws BadFile {
        LoadedTask task = TaskFile.read(SOUND.resolve("task/weeds.yaml"), Optional.empty(), List.of());
        assertThat(task.name()).contains("weeds");
        assertThat(task.client()).contains("carol");
        TaskSpec spec = task.spec();
        assertThat(spec.bounty()).isEqualTo(Credits.of(250));
        assertThat(spec.targetErrorMicros()).isEqualTo(100_000);
        assertThat(spec.deadline()).isEqualTo(Duration.ofMinutes(20));
        assertThat(spec.recipe().layers())
                .containsExactly(new Layer(16, Activation.TANH), new Layer(4, Activation.LINEAR));
        assertThat(spec.data().source().format()).isEqualTo(DataFormat.GENERATED);
        assertThat(spec.committee().votingCycle()).isEqualTo(Defaults.COMMITTEE.votingCycle());
    }

    @Test
    void a_task_definition_of_project_pai_loads_and_says_what_is_not_used() throws BadFile {
        LoadedTask task = TaskFile.read(SOUND.resolve("pai/wheat.yaml"), Optional.empty(), List.of());
        TaskSpec spec = task.spec();
        assertThat(spec.kind()).isEqualTo(TaskKind.TRAINING);
        assertThat(spec.bounty()).isEqualTo(Credits.parse("2.5"));
        assertThat(spec.rounds()).isEqualTo(4);
        assertThat(spec.data().hiddenMicros()).isEqualTo(200_000);
        assertThat(spec.data().validationMicros()).isEqualTo(100_000);
        assertThat(spec.recipe().momentumMicros()).isEqualTo(500_000);
        assertThat(spec.recipe().layers())
                .containsExactly(new Layer(12, Activation.SIGMOID), new Layer(3, Activation.LINEAR));
        assertThat(spec.recipe().initializer()).isEqualTo(Initializer.unsaid());
        assertThat(spec.pay().rule()).isEqualTo("ranked");
        assertThat(task.warnings()).hasSize(3).anyMatch(warning -> warning.contains(":22:10: ml.optimizer.tau"));
        assertThat(spec.aggregation()).isEqualTo("weighted-mean");
        TaskSpec plain = TaskFile.read(
                        SOUND.resolve("pai/wheat.yaml"),
                        Optional.empty(),
                        List.of(
                                "ml.optimizer.optimizer_initialization_parameters.momentum=0",
                                "ml.optimizer.epochs=30"))
                .spec();
        assertThat(plain.aggregation()).isEqualTo(ResidualRules.STRATEGY);
        // 3 by a batch of 25; 30 epochs of 5 members leave 3 messages for 100 iterations.
        assertThat(plain.training().residual()).isEqualTo(new ResidualRules(120_000, 100, 34, 20_000));
    }

    @Test
    void networks_of_project_pai_are_read_as_its_worker_builds_them() throws BadFile {
        Recipe recipe = TaskFile.read(SOUND.resolve("pai/barley.yaml"), Optional.empty(), List.of())
                .spec()
                .recipe();
        assertThat(recipe.layers())
                .containsExactly(
                        new Layer(40, Activation.SOFTRELU),
                        Layer.dropout(500_000),
                        new Layer(20, Activation.SOFTSIGN),
                        new Layer(4, Activation.LINEAR));
        assertThat(recipe.loss()).isEqualTo(Loss.L2);
        assertThat(recipe.optimizer()).isEqualTo(new Optimizer(Optimizer.Kind.ADAM, 800_000, 999_000));
        assertThat(recipe.learningRateMicros()).isEqualTo(1_235);
        assertThat(initializer("Xavier", "magnitude=2.7182818284590"))
                .isEqualTo(new Initializer(Initializer.Kind.XAVIER, 2_718_282));
        assertThat(initializer("Xavier", "rnd_type=gaussian", "factor_type=in"))
                .isEqualTo(new Initializer(
                        Initializer.Kind.XAVIER, 3_000_000, Initializer.Draw.GAUSSIAN, Initializer.Factor.IN));
        assertThat(initializer("MSRAPrelu"))
                .isEqualTo(new Initializer(
                        Initializer.Kind.XAVIER, 1_882_353, Initializer.Draw.GAUSSIAN, Initializer.Factor.AVERAGE));
        assertThat(initializer("Uniform")).isEqualTo(new Initializer(Initializer.Kind.UNIFORM, 70_000));
        assertThat(initializer("Normal", "sigma=0.2")).isEqualTo(new Initializer(Initializer.Kind.NORMAL, 200_000));
        assertThat(initializer("Zero")).isEqualTo(new Initializer(Initializer.Kind.CONSTANT, 0));
        assertThat(initializer("One")).isEqualTo(new Initializer(Initializer.Kind.CONSTANT, 1_000_000));
        assertThat(initializer("Constant", "value=-0.5"))
                .isEqualTo(new Initializer(Initializer.Kind.CONSTANT, -500_000));
        assertThat(initializer("Orthogonal", "rand_type=normal"))
                .isEqualTo(new Initializer(
                        Initializer.Kind.ORTHOGONAL, 1_414_000, Initializer.Draw.GAUSSIAN, Initializer.Factor.AVERAGE));
    }

    private static Initializer initializer(String name, String... parameters) throws BadFile {
        List<String> settings = new ArrayList<>(List.of("ml.optimizer.initializer.name=" + name));
        for (String each : parameters) settings.add("ml.optimizer.initializer.parameters." + each);
        return TaskFile.read(SOUND.resolve("pai/barley.yaml"), Optional.empty(), settings)
                .spec()
                .recipe()
                .initializer();
    }

    @Test
    void a_data_file_that_is_not_there_is_a_mistake_of_the_file() {
        Path file = SOUND.resolve("task/weeds.yaml");
        List<String> csv = List.of("task.data.source.format=csv", "task.data.source.features=no-such.csv");
        assertThatThrownBy(() -> TaskFile.read(file, Optional.empty(), csv))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("task.data.source.features: found \"no-such.csv\", which is not there");
    }

    @Test
    void the_tasks_of_a_scenario_can_be_posted_one_by_one() throws BadFile {
        List<LoadedTask> tasks = TaskFile.readAll(SHIPPED.resolve("first-task.yaml"), Optional.empty(), List.of());
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).name()).contains("first-task");
        assertThat(tasks.get(0).client()).contains("carol");
    }

    @Test
    void other_data_takes_the_place_of_source_and_hash(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("train-images-idx3-ubyte"), "");
        Files.writeString(folder.resolve("train-labels-idx1-ubyte"), "");
        List<String> mnist = List.of("ml.dataset.format=MNIST", "ml.dataset.sha256=" + "ab".repeat(32));
        LoadedTask task = TaskFile.read(SOUND.resolve("pai/wheat.yaml"), Optional.of(folder), mnist);
        assertThat(task.spec().data().source().format()).isEqualTo(DataFormat.IDX);
        assertThat(task.spec().data().source().features()).endsWith("train-images-idx3-ubyte");
        assertThat(task.spec().data().source().labels()).endsWith("train-labels-idx1-ubyte");
        assertThat(task.spec().data().source().sha256()).isEmpty();
    }

    @Test
    void a_setting_replaces_a_value_before_anything_is_checked() throws BadFile {
        Path file = SOUND.resolve("scenario/weeds.yaml");
        Scenario scenario = ScenarioFile.read(
                file,
                List.of(
                        "seed=77",
                        "tasks[0].spec.rounds=2",
                        "faults.restart-after=3s",
                        "population.miners[0].count=9"));
        assertThat(scenario.seed()).isEqualTo(77);
        assertThat(scenario.tasks().get(0).spec().rounds()).isEqualTo(2);
        assertThat(scenario.faults().crashes().restartAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(scenario.population().miners().get(0).count()).isEqualTo(9);
        assertThatThrownBy(() -> ScenarioFile.read(file, List.of("tasks[0].spec.rounds=0")))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("--set tasks[0].spec.rounds=0: tasks[0].spec.rounds: found \"0\"");
        assertThatThrownBy(() -> ScenarioFile.read(file, List.of("tasks[3].name=x")))
                .isInstanceOf(BadFile.class);
        assertThatThrownBy(() -> ScenarioFile.read(file, List.of("seed"))).isInstanceOf(BadFile.class);
    }

    static Stream<Path> scenarios() throws Exception {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            List<Path> shipped =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(shipped).isNotEmpty();
            return Stream.concat(
                    shipped.stream().sorted(),
                    Stream.of("weeds", "mixture", "storm", "electorate")
                            .map(name -> SOUND.resolve("scenario/" + name + ".yaml")));
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_shipped_scenario_can_be_run_and_follows_the_schema(Path file) throws Exception {
        ScenarioFile.read(file, List.of());
        assertThat(schemaErrors("scenario", file)).isEmpty();
    }

    @Test
    void task_files_follow_the_schema_and_broken_ones_do_not() throws Exception {
        assertThat(schemaErrors("task", SOUND.resolve("task/weeds.yaml"))).isEmpty();
        Path broken = Path.of("src/test/resources/broken/task");
        assertThat(schemaErrors("task", broken.resolve("key-misspelled.yaml"))).isNotEmpty();
        assertThat(schemaErrors("task", broken.resolve("deadline-no-unit.yaml")))
                .isNotEmpty();
    }

    private static List<String> schemaErrors(String name, Path file) throws Exception {
        ObjectMapper json = new ObjectMapper();
        try (InputStream in = SoundFilesTest.class.getResourceAsStream("/assay/schema/" + name + ".schema.json")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(json.readTree(Objects.requireNonNull(in)));
            Object document = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            return schema.validate(json.valueToTree(document)).stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    @Test
    void times_are_read_and_written_with_their_unit() {
        assertThat(Times.parse("250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(Times.parse("1.5m")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Times.words(Duration.ofSeconds(90))).isEqualTo("90s");
        assertThat(Times.words(Duration.ofHours(2))).isEqualTo("2h");
        assertThatThrownBy(() -> Times.parse("soon")).isInstanceOf(IllegalArgumentException.class);
    }
}
