package assay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where things are for a benchmark: the source tree, Java, and a directory that is removed afterwards. */
final class Place {
    private Place() {}

    /** The root of the source tree. */
    static Path root() {
        return Path.of(System.getProperty("assay.root", ".")).toAbsolutePath().normalize();
    }

    static String launcher() {
        return root().resolve("assay").toString();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(Place::removeOne);
        }
    }

    private static void removeOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
