package assay.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    public RunCommand {
        settings = List.copyOf(settings);
    }

    /** The command line that gives the same run from seed {@code from}; it names no place on this machine. */
    public String again(long from) {
        List<String> words =
                new ArrayList<>(List.of("./assay", "simulate", Invocation.place(file), "--seed", Long.toString(from)));
        for (String setting : settings) words.addAll(List.of("--set", setting));
        seeds.ifPresent(number -> words.addAll(List.of("--seeds", number.toString())));
        if (!verdict) words.add("--no-verdict");
        return Invocation.line(words);
    }

    /** Where a run from seed {@code from} is written. */
    Path folder(long from) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        return out.orElseGet(() -> Path.of(".assay", "runs", name + "-" + from));
    }
}
