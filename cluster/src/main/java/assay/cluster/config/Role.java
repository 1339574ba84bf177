package assay.cluster.config;

import java.util.Locale;

/** What a node does for the cluster; a node may do several things. */
public enum Role {
    /** Hosts entities. */
    MARKET,
    /** Computes for whoever is allowed to use it. */
    WORKER,
    /** Answers HTTP. */
    API;

    /** The word used in configuration and in the cluster's membership. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
