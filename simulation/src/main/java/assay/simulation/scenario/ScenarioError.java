package assay.simulation.scenario;

/**
 * One thing wrong with a scenario.
 *
 * @param path the field, for example {@code population.miners[0].count}
 * @param found its value, in words
 * @param expected what it must be, in words
 */
public record ScenarioError(String path, String found, String expected) {
    @Override
    public String toString() {
        return path + ": found " + found + ", expected " + expected;
    }
}
