package assay.simulation;

/**
 * Something that must never happen, and did: the run stopped there.
 *
 * @param invariant which rule
 * @param message what was expected and what was found
 * @param seed the seed that leads there again
 */
public record Violation(String invariant, String message, long seed) {
    /** The command that leads there again, for a scenario read from {@code file}. */
    public String reproduce(String file) {
        return "./assay simulate " + file + " --seed " + seed;
    }
}
