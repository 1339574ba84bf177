package assay.file;

import assay.domain.training.DataFormat;
import assay.domain.training.DataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the data of a file lies: relative paths start at the file, and {@code --data} replaces them altogether. */
public final class DataPaths {
    private final Optional<Path> folder;
    private final Optional<Path> replacement;

    private DataPaths() {
        this.folder = Optional.empty();
        this.replacement = Optional.empty();
    }

    /** Paths of a file on another machine: they stay what they are. */
    static DataPaths elsewhere() {
        return new DataPaths();
    }

    /**
     * Paths of the file {@code file}.
     *
     * @param replacement a data file, or a folder that holds it; its hash is not checked against the one in the file
     */
    public DataPaths(Path file, Optional<Path> replacement) {
        this.folder = Optional.of(
                Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath()));
        this.replacement = replacement;
    }

    boolean replaced() {
        return replacement.isPresent();
    }

    /** {@code source} with absolute paths where files are found. */
    DataSource resolve(DataSource source) {
        if (!isFiles(source)) return source;
        if (replacement.isPresent())
            return replaced(source, replacement.get().toAbsolutePath().normalize());
        return new DataSource(source.format(), found(source.features()), found(source.labels()), source.sha256());
    }

    /** Whether {@code text}, a path of {@code source}, names a file that ought to be there and is not. */
    boolean missing(DataSource source, String text) {
        return folder.isPresent() && absent(source, text);
    }

    /** Whether {@code text}, a path of {@code source}, names a file that is not on this machine. */
    static boolean absent(DataSource source, String text) {
        if (text.isEmpty() || !isFiles(source)) return false;
        try {
            return !Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return true;
        }
    }

    private static boolean isFiles(DataSource source) {
        return source.format() == DataFormat.CSV || source.format() == DataFormat.IDX;
    }

    private String found(String text) {
        if (text.isEmpty() || folder.isEmpty()) return text;
        try {
            for (Path start : List.of(folder.get(), Path.of("").toAbsolutePath())) {
                Path path = start.resolve(text).normalize();
                if (Files.exists(path)) return path.toString();
            }
        } catch (InvalidPathException e) {
            return text;
        }
        return text;
    }

    private static DataSource replaced(DataSource source, Path data) {
        if (source.format() == DataFormat.CSV) {
            return new DataSource(DataFormat.CSV, only(data, ".csv", "").toString(), "", "");
        }
        Path images = only(data, "images", "train");
        Path labels = only(Optional.ofNullable(images.getParent()).orElse(data), "labels", "train");
        return new DataSource(DataFormat.IDX, images.toString(), labels.toString(), "");
    }

    /** {@code data} itself, or the first file in it, by name, whose name has both parts. */
    private static Path only(Path data, String part, String start) {
        if (!Files.isDirectory(data)) return data;
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> name(file).contains(part) && name(file).startsWith(start))
                    .sorted()
                    .findFirst()
                    .orElse(data.resolve(start + "*" + part + "*"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
