package assay.cluster.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads where the journal's database is. */
final class CassandraSection {
    private static final String ONE = "contact-point";
    private static final String MANY = "contact-points";

    /** More copies than anybody keeps; a larger number is a slip. */
    private static final int MOST_COPIES = 9;

    private CassandraSection() {}

    static NodeConfig.Cassandra cassandra(Section cassandra) {
        return new NodeConfig.Cassandra(
                contactPoints(cassandra),
                cassandra.text("datacenter", "datacenter1", "a name", text -> text.matches("[A-Za-z0-9._-]+")),
                cassandra.integer("replication", 1, 1, MOST_COPIES),
                credentials(cassandra),
                cassandra.duration("patience", Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofMinutes(10)));
    }

    private static List<String> contactPoints(Section cassandra) {
        if (cassandra.has(ONE) && cassandra.has(MANY)) {
            cassandra.contradiction(ONE, "either " + ONE + " or " + MANY, "both");
        }
        if (!cassandra.has(MANY)) {
            return List.of(cassandra.text(ONE, null, NetworkSection.ADDRESS, NetworkSection::hostAndPort));
        }
        List<String> points =
                cassandra.list(MANY, NetworkSection.ADDRESS, text -> NetworkSection.hostAndPort(text) ? text : null);
        if (points.isEmpty()) cassandra.contradiction(MANY, "at least one " + NetworkSection.ADDRESS, "none");
        return points;
    }

    private static Optional<Path> credentials(Section cassandra) {
        if (!cassandra.has("credentials-file")) return Optional.empty();
        String file = cassandra.text("credentials-file", null, "a readable file", CassandraSection::readable);
        return Optional.of(Path.of(file).toAbsolutePath().normalize());
    }

    private static boolean readable(String text) {
        return !text.isBlank() && text.indexOf('\0') < 0 && Files.isReadable(Path.of(text));
    }
}
