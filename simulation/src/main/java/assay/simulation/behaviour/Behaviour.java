package assay.simulation.behaviour;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the members of a group behave, as a scenario says it.
 *
 * @param name of a {@link Conduct}, for example {@code free-rider}
 * @param settings as they are written, for example {@code noise} and {@code 0.01}; what is missing has its usual value
 */
public record Behaviour(String name, SortedMap<String, String> settings) {
    /** As the market wants it. */
    public static final Behaviour HONEST = named("honest");

    public Behaviour {
        settings = new TreeMap<>(settings);
    }

    /** The behaviour of this name with its usual settings. */
    public static Behaviour named(String name) {
        return new Behaviour(name, new TreeMap<>());
    }

    /** The same behaviour with one more setting. */
    public Behaviour with(String setting, String value) {
        SortedMap<String, String> more = new TreeMap<>(settings);
        more.put(setting, value);
        return new Behaviour(name, more);
    }
}
