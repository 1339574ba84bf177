package assay.cluster.config;

/**
 * One thing that is wrong in a configuration.
 *
 * @param place file and line, or {@code system properties}
 * @param key the full path of the key
 * @param expected what may stand there, in words
 * @param found what stands there
 */
public record Mistake(String place, String key, String expected, String found) {
    @Override
    public String toString() {
        return place + ": " + key + ": expected " + expected + ", found " + found;
    }
}
