package assay.simulation.fuzz;

/** A market with one thing wrong, by a name that says what. */
public record Mutation(String name, Trial trial) {}
