package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.catalogue.Listed;
import assay.cli.catalogue.Shelf;
import assay.cli.catalogue.Starter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scenario list|check|new|schema}: what there is, and help with writing more. */
@Command(
        name = "scenario",
        mixinStandardHelpOptions = true,
        description = "List the catalogue, check scenario files, begin a new one, print what they may say.",
        subcommands = {
            ScenarioCommands.Catalogue.class,
            ScenarioCommands.Check.class,
            ScenarioCommands.New.class,
            ScenarioCommands.Schema.class
        })
final class ScenarioCommands extends Group {
    /** {@code scenario list}: what is asked, and what came out. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List scenarios: what they ask, who takes part, what is claimed and what came of it.")
    static final class Catalogue extends Action {
        @Parameters(paramLabel = "DIR", arity = "0..1", description = "A folder (default: those that ship with Assay).")
        @Nullable
        Path folder;

        @Override
        Object perform(Output output) {
            Shelf shelf = folder == null ? Shelf.shipped() : new Shelf(folder);
            List<Listed> all = shelf.all();
            for (Listed each : all) {
                each.lines().forEach(output::say);
                output.say("");
            }
            output.say(all.size() + " scenarios; to run one: assay simulate FILE");
            return Map.of("scenarios", all);
        }
    }

    /** {@code scenario new}: a file to begin with. */
    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Write a scenario to begin with, with comments; it can be run as it is.")
    static final class New extends Action {
        @Parameters(paramLabel = "NAME", description = "NAME.yaml is written here, or give a path.")
        String name = "";

        @Option(names = "--like", paramLabel = "NAME|FILE", description = "Begin with a copy of this scenario.")
        @Nullable
        String like;

        @Override
        Object perform(Output output) throws IOException {
            Optional<Path> model = Optional.ofNullable(like).map(New::found);
            Path file = new Starter(name).write(model);
            Reading.scenario(file, List.of());
            output.say(file + " is written; try: assay simulate " + file);
            return Map.of("file", file.toString());
        }

        private static Path found(String like) {
            Path path = Path.of(like);
            return Files.isRegularFile(path) ? path : Shelf.shipped().find(like);
        }
    }

    /** {@code scenario check}: says everything that is wrong with files, and runs nothing. */
    @Command(name = "check", mixinStandardHelpOptions = true, description = "Check scenario files; runs nothing.")
    static final class Check extends Action {
        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files.")
        List<Path> files = List.of();

        @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Replace a value of the file.")
        List<String> settings = List.of();

        @Override
        Object perform(Output output) {
            for (Path file : files) {
                var scenario = Reading.scenario(file, settings);
                output.say(file + ": " + scenario.question());
                for (var task : scenario.tasks()) {
                    HurriedEvaluators.of(file, task.spec()).ifPresent(warning -> output.note("warning: " + warning));
                }
            }
            return Map.of("files", files.stream().map(Path::toString).toList());
        }
    }

    /** {@code scenario schema}: the JSON Schema, for editors. */
    @Command(name = "schema", mixinStandardHelpOptions = true, description = "Print the JSON Schema, for editors.")
    static final class Schema extends Action {
        @Option(names = "--task", description = "The schema of task files instead of scenario files.")
        boolean task;

        @Override
        Object perform(Output output) throws IOException {
            String name = task ? "task.schema.json" : "scenario.schema.json";
            try (InputStream in = ScenarioCommands.class.getResourceAsStream("/assay/schema/" + name)) {
                if (in == null) throw Failure.of(ExitCode.BUG, "bug", name + " is missing from this build", "");
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (!output.json()) output.say(text.stripTrailing());
                return new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
            }
        }
    }
}
