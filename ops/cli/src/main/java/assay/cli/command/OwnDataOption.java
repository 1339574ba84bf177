package assay.cli.command;

import assay.domain.miner.Preferences;
import assay.domain.miner.Profile;
import assay.domain.participant.HonestMiner;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a miner says of its own data and abilities on the command line. */
final class OwnDataOption {
    private static final int TENTH_MICROS = 100_000;
    private static final int SEED = 1;

    private OwnDataOption() {}

    static Optional<HonestMiner.OwnData> read(@Nullable String text, String part) {
        if (text == null) return Optional.empty();
        String[] words = text.split(":", -1);
        DataFormat format = null;
        for (DataFormat each : DataFormat.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(words[0])) format = each;
        }
        int files = format == DataFormat.CSV ? 1 : format == DataFormat.IDX ? 2 : 0;
        if (format == null || words.length != files + 1) {
            throw ParticipantCommands.bad(
                    "--own-data " + text + ": expected digits, csv:FILE or idx:IMAGES:LABELS", "correct the option");
        }
        for (int i = 1; i < words.length; i++) {
            if (Files.isReadable(Path.of(words[i]))) continue;
            throw ParticipantCommands.bad("--own-data: " + words[i] + " cannot be read", "correct the path");
        }
        DataSource source = new DataSource(format, path(words, 1), path(words, 2), "");
        int[] which = part(part);
        return Optional.of(new HonestMiner.OwnData(
                new DataPlan(source, 1, TENTH_MICROS, TENTH_MICROS, SEED), which[0] - 1, which[1]));
    }

    private static String path(String[] words, int at) {
        return at < words.length ? Path.of(words[at]).toAbsolutePath().toString() : "";
    }

    private static int[] part(String text) {
        if (text.matches("[1-9][0-9]{0,4}/[1-9][0-9]{0,4}")) {
            int slash = text.indexOf('/');
            int part = Integer.parseInt(text.substring(0, slash));
            int parts = Integer.parseInt(text.substring(slash + 1));
            if (part <= parts) return new int[] {part, parts};
        }
        throw ParticipantCommands.bad("--part " + text + ": expected K/N, such as 2/5", "correct the option");
    }

    static Profile profile(List<String> capabilities) {
        for (String each : capabilities) {
            if (Profile.usable(each)) continue;
            throw ParticipantCommands.bad(
                    "--can " + each + ": expected a name of at most " + Profile.MAX_WORD + " characters",
                    "correct the option");
        }
        return capabilities.isEmpty() ? Profile.unsaid() : new Profile(capabilities, Preferences.unsaid());
    }
}
