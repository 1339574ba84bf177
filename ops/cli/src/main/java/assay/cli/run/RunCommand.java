package assay.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a run was asked to do.
 *
 * @param file the scenario
 * @param seed another seed than the file's
 * @param settings {@code path=value} pairs that replaced values of the file
 * @param seeds over how many seeds the claim is judged, if not as the claim says
 * @param verdict whether the claim is judged at all
 * @param out where to write; otherwise a folder named after file and seed
 */
public record RunCommand(
        Path file,
        Optional<Long> seed,
        List<String> settings,
        Optional<Integer> seeds,
        boolean verdict,
        Optional<Path> out) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./=,:@%+-]+");

    public RunCommand {
        settings = List.copyOf(settings);
    }

    /** The command line that gives the same run from seed {@code from}; it names no place on this machine. */
    public String again(long from) {
        List<String> words = new ArrayList<>(List.of("./assay", "simulate", place(), "--seed", Long.toString(from)));
        for (String setting : settings) words.addAll(List.of("--set", setting));
        seeds.ifPresent(number -> words.addAll(List.of("--seeds", number.toString())));
        if (!verdict) words.add("--no-verdict");
        return String.join(" ", words.stream().map(RunCommand::quoted).toList());
    }

    /** The file as seen from the folder of the launcher; its bare name if it is elsewhere. */
    private String place() {
        Path root =
                Path.of(System.getProperty("assay.root", ".")).toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        return whole.startsWith(root) ? root.relativize(whole).toString() : String.valueOf(file.getFileName());
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Where a run from seed {@code from} is written. */
    Path folder(long from) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        return out.orElseGet(() -> Path.of(".assay", "runs", name + "-" + from));
    }
}
