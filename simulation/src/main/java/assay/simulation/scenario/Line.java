package assay.simulation.scenario;

/**
 * How wide the line is by which somebody is connected. A message waits for the narrower of its two ends.
 *
 * @param of one of the words that {@link Sides} knows; who is named twice has the first
 * @param bytesPerSecond more than 0
 */
public record Line(String of, long bytesPerSecond) {}
