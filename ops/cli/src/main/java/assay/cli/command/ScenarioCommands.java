package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scenario check|schema}: help with writing scenario and task files. */
@Command(
        name = "scenario",
        mixinStandardHelpOptions = true,
        description = "Check scenario files, and print what they may say.",
        subcommands = {ScenarioCommands.Check.class, ScenarioCommands.Schema.class})
final class ScenarioCommands extends Group {
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
