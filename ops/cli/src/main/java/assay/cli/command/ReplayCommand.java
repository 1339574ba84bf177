package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.replay.Pacer;
import assay.cli.replay.Point;
import assay.cli.replay.Replay;
import assay.cli.replay.Selection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: goes through a journal. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Go through a journal: its events by entity and time, and any entity's state at any point.",
        footer = {
            "",
            "A POINT is an entry (task/first-task#12), a number of entries of each entity (12), a time after the",
            "beginning (30s), or a moment (2026-01-01T00:00:30Z)."
        })
final class ReplayCommand extends Action {
    @Parameters(
            paramLabel = "JOURNAL",
            description = "What journal export or simulate wrote; packed if it ends in .gz.")
    Path journal = Path.of("");

    @Option(names = "--entity", paramLabel = "TYPE[/NAME]", description = "Only this entity, or all of this type.")
    List<String> entities = List.of();

    @Option(
            names = "--type",
            paramLabel = "NAME",
            description = "Only such events or refusals, for example RoundClosed.")
    List<String> types = List.of();

    @Option(names = "--from", paramLabel = "POINT", description = "Begin here.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "POINT", description = "Show nothing behind it.")
    @Nullable
    String to;

    @Option(names = "--until", paramLabel = "POINT", description = "Stop here; fails if the journal ends before.")
    @Nullable
    String until;

    @Option(names = "--state-at", paramLabel = "POINT", description = "The state of the entities at this point.")
    @Nullable
    String stateAt;

    @Option(names = "--speed", paramLabel = "FACTOR", description = "1x as it was, 10x, …, or max (default).")
    String speed = "max";

    @Option(names = "--step", description = "Step by step: n, p, g POINT, s and q on standard input.")
    boolean step;

    @Option(names = "--summary", description = "How many entries each entity has, instead of what happened.")
    boolean summary;

    @Override
    Object perform(Output output) throws IOException, InterruptedException {
        if (step && json) {
            String message = "--step is for people, --json for programs: expected one of them";
            throw Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "see assay replay --help");
        }
        Selection selection = Selection.of(entities, types, point("--from", from), point("--to", to));
        Replay replay = new Replay(
                new Replay.Request(
                        journal,
                        selection,
                        point("--until", until),
                        point("--state-at", stateAt),
                        Pacer.parse(speed),
                        summary),
                output);
        if (!step) return replay.show();
        return replay.step(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    private static Optional<Point> point(String option, @Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(Point.parse(option, text));
    }
}
