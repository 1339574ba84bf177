package assay.cluster.config;

import java.time.Duration;

/** Reads what a node takes on at most. */
final class LimitsSection {
    private static final int KIB = 1024;
    /** Far below the stash, which drops silently, and what a stack of 4 MiB holds: see {@code assay-runtime.conf}. */
    private static final int MOST_WAITING = 1_000;

    private LimitsSection() {}

    static Limits limits(Section limits) {
        return new Limits(
                limits.integer("body-bytes", 256 * KIB, KIB, 64 * KIB * KIB),
                limits.integer("http-connections", 1_024, 1, 65_536),
                limits.duration(
                        "request-timeout", Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(10)),
                limits.integer("waiting-commands", 250, 1, MOST_WAITING),
                limits.integer("waiting-jobs", 1_000, 1, 1_000_000),
                limits.duration("passivate-after", Duration.ofMinutes(2), Duration.ofSeconds(5), Duration.ofDays(1)),
                limits.integer("requests-in-flight", 256, 1, 65_536));
    }
}
