package assay.simulation.scenario;

import assay.domain.training.DataPlan;

/**
 * A group's private data, for contribution tasks: miner i of n owns part i of n of it, or some of that part.
 *
 * @param fewestSamples with the most: the range from which each one's number of samples is drawn
 * @param mostSamples 0 for no limit but the part's size
 * @param leastVarietyMicros with the greatest: the range from which each one's share of the classes is drawn, in 10⁻⁶
 */
public record OwnDataset(
        DataPlan plan, int fewestSamples, int mostSamples, long leastVarietyMicros, long greatestVarietyMicros) {
    /** All of every part. */
    public static OwnDataset all(DataPlan plan) {
        return new OwnDataset(plan, 0, 0, 1_000_000, 1_000_000);
    }

    public OwnDataset withSamples(int fewest, int most) {
        return new OwnDataset(plan, fewest, most, leastVarietyMicros, greatestVarietyMicros);
    }

    public OwnDataset withVariety(long leastMicros, long greatestMicros) {
        return new OwnDataset(plan, fewestSamples, mostSamples, leastMicros, greatestMicros);
    }
}
