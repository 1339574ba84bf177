package assay.cluster.config;

import java.util.Locale;

/**
 * How a node writes its log.
 *
 * @param entries whether every entry that becomes durable is a line of the log too
 */
public record Logging(Format format, Target to, boolean entries) {
    /** What a line looks like. */
    public enum Format {
        /** For people. */
        TEXT,
        /** One JSON object. */
        JSON;

        /** The word used in configuration. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where lines go. */
    public enum Target {
        /** Into {@code node.log} in the data directory, of which two older ones are kept. */
        FILE,
        /** To standard error, for whoever runs the node to keep. */
        STDERR;

        /** The word used in configuration. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
