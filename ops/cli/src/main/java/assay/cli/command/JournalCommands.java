package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.live.MarketClient;
import assay.cli.run.Verification;
import assay.domain.audit.ConsistentCut;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.journal.EventLine;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code journal export} and {@code verify}: everything the market decided, one entry a line, and whether it is true. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Export the journal, and verify an export.",
        subcommands = {JournalCommands.Export.class, JournalCommands.Verify.class})
final class JournalCommands extends Group {
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Write the whole journal, one entry a line, entity by entity.")
    static final class Export extends LiveAction {
        @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write.")
        Path out = Path.of("");

        @Override
        Object perform(Output output) throws IOException, InterruptedException {
            MarketClient market = market();
            EventLine lines = new EventLine();
            ConsistentCut cut = new ConsistentCut();
            Path partial = out.resolveSibling(out.getFileName() + ".partial");
            try (BufferedWriter writer = Files.newBufferedWriter(partial)) {
                market.export(line -> {
                    write(writer, line);
                    cut.add(lines.read(line));
                });
            } catch (Failure e) {
                Files.deleteIfExists(partial);
                throw e;
            } catch (NoSuchFileException | AccessDeniedException e) {
                String message = "cannot write " + out + ": there is no such folder, or it may not be written";
                throw Failure.of(ExitCode.ARGUMENTS, "bad-file", message, "name another file with --out")
                        .because(e);
            }
            Path whole = out.resolveSibling(out.getFileName() + ".whole");
            Counts counts = keep(cut.lastNumbers(), partial, whole);
            Files.delete(partial);
            // A file that is there is whole: a broken-off export never takes its name.
            Files.move(whole, out, StandardCopyOption.REPLACE_EXISTING);
            output.say(counts.kept() + " entries written to " + out);
            if (counts.loose() > 0) {
                output.say(counts.loose() + " entries of conversations still under way were left out");
            }
            return Map.of("entries", counts.kept(), "leftOut", counts.loose(), "file", out.toString());
        }

        private record Counts(long kept, long loose) {}

        /** The market goes on while it is read: what the cut does not hold is left out. */
        private static Counts keep(Map<EntityId, Long> last, Path from, Path to) throws IOException {
            EventLine lines = new EventLine();
            long kept = 0;
            long loose = 0;
            try (BufferedReader reader = Files.newBufferedReader(from);
                    BufferedWriter writer = Files.newBufferedWriter(to)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    Entry<?> entry = lines.read(line);
                    if (entry.number() > last.getOrDefault(entry.entity(), 0L)) {
                        loose++;
                        continue;
                    }
                    write(writer, line);
                    kept++;
                }
            }
            return new Counts(kept, loose);
        }

        private static void write(BufferedWriter writer, String line) {
            try {
                writer.write(line);
                writer.newLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Decide an exported journal again, entry by entry, and check the law of money.")
    static final class Verify extends Action {
        @Parameters(
                paramLabel = "FILE",
                description = "What journal export or simulate wrote; packed if it ends in .gz.")
        Path file = Path.of("");

        @Override
        Object perform(Output output) {
            return new Verification(file, output).perform();
        }
    }
}
