package assay.simulation.scenario;

/** Who does the mathematics of a run. */
public enum Learning {
    /** A model of learning, fitted to runs of the real trainer: no data, no networks, thousands of tasks a second. */
    CURVE,
    /** The real trainer on real data, as on a cluster. */
    REAL
}
