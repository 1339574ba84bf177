package assay.cli.command;

import assay.cli.Output;
import assay.cli.explain.ElectionExplained;
import assay.cli.explain.Explained;
import assay.cli.explain.FileRecords;
import assay.cli.explain.LiveRecords;
import assay.cli.explain.PayoutExplained;
import assay.cli.explain.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain payout|election}: why somebody was, or was not, paid or elected. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Say why somebody was or was not paid or elected, with the entries of the journal it rests on.",
        subcommands = {ExplainCommands.Payout.class, ExplainCommands.Election.class})
final class ExplainCommands extends Group {
    /** A question to a journal: that of a file, or of a running cluster. */
    abstract static class Question extends LiveAction {
        @Option(
                names = "--journal",
                paramLabel = "FILE",
                description = "What journal export or simulate wrote, instead of a running cluster's journal.")
        @Nullable
        Path journal;

        abstract Object answer(Records records, Output output) throws InterruptedException;

        @Override
        final Object perform(Output output) throws IOException, InterruptedException {
            if (journal == null) return answer(new LiveRecords(market()), output);
            try (FileRecords records = FileRecords.open(journal)) {
                return answer(records, output);
            }
        }
    }

    /** A question about a task, or one of those who took part in it. */
    abstract static class AboutTask extends Question {
        @Parameters(paramLabel = "TASK", description = "The task's name.")
        String task = "";

        @Option(names = "--of", paramLabel = "NAME", description = "Only about this participant.")
        @Nullable
        String of;

        abstract Explained explained(Records records) throws InterruptedException;

        @Override
        final Object answer(Records records, Output output) throws InterruptedException {
            Explained explained = explained(records).of(Optional.ofNullable(of));
            explained.lines().forEach(output::say);
            return explained;
        }
    }

    @Command(
            name = "payout",
            mixinStandardHelpOptions = true,
            description = "Say why everybody was paid what they were paid for a task, or nothing.")
    static final class Payout extends AboutTask {
        @Override
        Explained explained(Records records) throws InterruptedException {
            return PayoutExplained.of(records, task);
        }
    }

    @Command(
            name = "election",
            mixinStandardHelpOptions = true,
            description = "Say why everybody was or was not elected to a task's committee, and who leads it.")
    static final class Election extends AboutTask {
        @Override
        Explained explained(Records records) throws InterruptedException {
            return ElectionExplained.of(records, task);
        }
    }
}
