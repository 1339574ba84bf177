package assay.cluster.config;

/** Reads how a node writes its log. */
final class LoggingSection {
    private LoggingSection() {}

    static Logging logging(Section logging) {
        return new Logging(
                logging.choice("format", Logging.Format.TEXT, Logging.Format.class),
                logging.choice("to", Logging.Target.FILE, Logging.Target.class),
                logging.flag("entries", false));
    }
}
