package assay.simulation.metric;

/** How many were candidates, and how many of them were elected. */
public record Odds(long candidates, long elected) {
    Odds plus(Odds other) {
        return new Odds(candidates + other.candidates, elected + other.elected);
    }

    /** 0 to 1. */
    public double share() {
        return (double) elected / candidates;
    }
}
