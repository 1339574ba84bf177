package assay.cluster.config;

import java.util.Locale;

/** How quickly a silent node is given up: sooner means shorter gaps, and more false alarms under load. */
public enum Failover {
    /** About 22 s from a crash to the first answer of a moved entity. */
    SAFE,
    /** About 13 s; heartbeats every half second, so a pause of more than two seconds looks like a crash. */
    FAST;

    /** The word used in configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
