package assay.cluster.config;

/**
 * A key's value as a node uses it.
 *
 * @param key the full path
 * @param value as text
 * @param place where it was said; empty where nobody did, and the default holds
 */
public record Setting(String key, String value, String place) {
    @Override
    public String toString() {
        return key + " = " + value + "  # " + (place.isEmpty() ? "default" : place);
    }
}
