package assay.cli.command;

import assay.cli.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code task …}: what a client does. */
@Command(
        name = "task",
        mixinStandardHelpOptions = true,
        description = "Check, post and follow tasks.",
        subcommands = {TaskCommands.Check.class})
final class TaskCommands extends Group {
    /** {@code task check}: says everything that is wrong with a file, and posts nothing. */
    @Command(name = "check", mixinStandardHelpOptions = true, description = "Check task files; posts nothing.")
    static final class Check extends Action {
        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Task files, ours or Project PAI's.")
        List<Path> files = List.of();

        @Option(
                names = "--data",
                paramLabel = "DIR|FILE",
                description = "Use this data instead of what the file names.")
        @Nullable
        Path data;

        @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Replace a value of the file.")
        List<String> settings = List.of();

        @Override
        Object perform(Output output) {
            for (Path file : files) {
                var task = Reading.task(file, Optional.ofNullable(data), settings, output);
                output.say(file + ": " + task.spec().title() + ", bounty "
                        + task.spec().bounty() + " credits");
            }
            return Map.of("files", files.stream().map(Path::toString).toList());
        }
    }
}
