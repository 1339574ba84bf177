package assay.simulation.metric;

/** What a metric is measured in. */
public enum Unit {
    CREDITS("credits"),
    SECONDS("s"),
    /** From 0 to 1: an error, a share, a Gini coefficient. */
    SHARE("share"),
    COUNT("count");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** As it stands at an axis. */
    public String symbol() {
        return symbol;
    }
}
