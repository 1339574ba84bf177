package assay.cluster.access;

import java.util.Locale;

/** What a caller is for the market. One caller may be several. */
public enum CallerRole {
    /** Posts tasks, and judges and withdraws its own. */
    CLIENT,
    /** Trains, and verifies the training of others. */
    MINER,
    /** Measures, and approves plans of payment. */
    EVALUATOR,
    /** Runs the cluster: takes deposits, sees the nodes, runs no participant. */
    OPERATOR,
    /** Reads everything, changes nothing. */
    AUDITOR;

    /** The word used in tokens and in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
