package assay.cli.catalogue;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.file.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of scenarios. */
public final class Shelf {
    private final Path folder;

    public Shelf(Path folder) {
        this.folder = folder;
    }

    /** The scenarios that ship with Assay. */
    public static Shelf shipped() {
        return new Shelf(Path.of(System.getProperty("assay.root", "."), "scenarios"));
    }

    /** Every scenario file of the folder, by name. */
    public List<Path> files() {
        if (!Files.isDirectory(folder)) throw bad(folder + " is no folder, expected one with scenarios in it", "");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw bad(folder + " cannot be read: " + e.getMessage(), "").because(e);
        }
    }

    /** Every scenario, by name. */
    public List<Listed> all() {
        List<Listed> all = new ArrayList<>();
        for (Path file : files()) all.add(Listed.of(file));
        return all;
    }

    /** The file of the scenario {@code name}; refuses one that is not there. */
    public Path find(String name) {
        List<Path> files = files();
        Optional<Path> found = files.stream()
                .filter(file ->
                        name(file).equals(name) || file.getFileName().toString().equals(name))
                .findFirst();
        return found.orElseThrow(() -> {
            String hint = Words.near(name, files.stream().map(Shelf::name).toList())
                    .map(near -> "did you mean " + near + "?")
                    .orElse("assay scenario list shows all");
            return bad("there is no scenario " + name + " in " + folder, hint);
        });
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    }

    private static Failure bad(String message, String hint) {
        return Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, hint);
    }
}
