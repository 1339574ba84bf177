package assay.cli.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which data directory a command means when nobody says: that of the cluster started last. */
public final class DataFolder {
    private static final Path HOME = Path.of(".assay");
    private static final Path CURRENT = HOME.resolve("current");

    private DataFolder() {}

    /** The one given, otherwise the one of the cluster started last, otherwise the usual one. */
    public static Path of(@Nullable Path given) {
        if (given != null) return given.toAbsolutePath().normalize();
        try {
            return Path.of(Files.readString(CURRENT).strip());
        } catch (IOException e) {
            // Nothing was started from here yet.
            return usual();
        }
    }

    /** Where a cluster keeps its data when nobody says. */
    public static Path usual() {
        return HOME.resolve("cluster").toAbsolutePath().normalize();
    }

    /** A fresh directory for a demonstration. */
    public static Path demo() {
        return fresh("demo");
    }

    /** A fresh directory for something of this kind. */
    public static Path fresh(String kind) {
        Path all = HOME.resolve(kind).toAbsolutePath().normalize();
        int number = 1;
        while (Files.exists(all.resolve(Integer.toString(number)))) number++;
        return all.resolve(Integer.toString(number));
    }

    static void remember(Path data) throws IOException {
        Files.createDirectories(HOME);
        Files.writeString(CURRENT, data + "\n");
    }
}
