package assay.simulation.scenario;

import assay.simulation.electorate.Behaviour;

/**
 * Candidates of an electorate who vote alike.
 *
 * @param name the group's in metrics
 * @param shareMicros how large a part of all candidates they are, in 10⁻⁶
 */
public record Bloc(String name, Behaviour behaviour, long shareMicros) {}
