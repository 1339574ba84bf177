package assay.cli.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Class data archives of the child processes: a Java machine that maps one starts with its classes parsed and verified,
 * in half the time. The first cluster after a build writes them as it stops; later ones read them. An archive that does
 * not fit the class path is ignored by Java itself.
 */
final class ClassData {
    /** The system property that names the folder of the archives; without it there are none. */
    static final String FOLDER = "assay.class-data";

    /** What does not fit is no news to anybody. */
    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

    private final Optional<Path> folder;
    private final Map<Path, Path> writing = new TreeMap<>();

    private ClassData(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Those in the folder that the launcher names. */
    static ClassData usual() {
        return new ClassData(Optional.of(System.getProperty(FOLDER, ""))
                .filter(name -> !name.isEmpty())
                .map(Path::of));
    }

    /** Options of a process of this kind: to read its archive, or to write it when there is none. */
    synchronized List<String> options(String kind) {
        List<String> reading = reading(kind);
        if (folder.isEmpty() || !reading.isEmpty()) return reading;
        Path archive = archive(folder.get(), kind);
        Path partial =
                archive.resolveSibling(kind + "." + ProcessHandle.current().pid() + ".partial");
        try {
            Files.createDirectories(folder.get());
        } catch (IOException e) {
            throw new UncheckedIOException("class data in " + folder.get(), e);
        }
        writing.put(archive, partial);
        return with("-XX:ArchiveClassesAtExit=" + partial);
    }

    /** Options of a process of this kind that writes nothing. */
    List<String> reading(String kind) {
        return folder.map(in -> archive(in, kind))
                .filter(Files::exists)
                .map(archive -> with("-XX:SharedArchiveFile=" + archive))
                .orElse(List.of());
    }

    private static Path archive(Path folder, String kind) {
        return folder.resolve(kind + ".jsa");
    }

    private static List<String> with(String option) {
        List<String> options = new ArrayList<>(QUIET);
        options.add(option);
        return options;
    }

    /** Whether a process writes its archive when it ends. */
    synchronized boolean writes() {
        return !writing.isEmpty();
    }

    /**
     * All processes have ended: archives take their names.
     *
     * @param whole whether the processes ended by themselves; an archive of one that was killed may be half of one
     */
    synchronized void written(boolean whole) {
        writing.forEach((archive, partial) -> {
            try {
                if (whole && Files.exists(partial)) Files.move(partial, archive, StandardCopyOption.ATOMIC_MOVE);
                else Files.deleteIfExists(partial);
            } catch (IOException e) {
                throw new UncheckedIOException("class data " + archive, e);
            }
        });
        writing.clear();
    }
}
