package assay.simulation.scenario;

/**
 * Evaluators of one kind, named {@code PREFIX-1} to {@code PREFIX-COUNT}.
 *
 * @param behaviour name of the policy; {@code honest}
 * @param speed how fast their computers are
 */
public record Evaluators(String prefix, int count, String behaviour, Speed speed) {}
