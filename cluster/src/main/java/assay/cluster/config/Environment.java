package assay.cluster.config;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables that stand for keys: {@code ASSAY_NODE_NETWORK_HTTP_PORT} for {@code
 * assay.node.network.http-port}. An empty one counts as not set, since that is how deployment tools write "nothing".
 */
final class Environment {
    static final String PREFIX = "ASSAY_NODE_";

    private static final String KIND = "environment variable ";

    private final SortedMap<String, String> variables = new TreeMap<>();
    private final Set<String> known = new TreeSet<>();

    Environment(Map<String, String> all) {
        all.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isEmpty()) variables.put(name, value);
        });
    }

    /** The variable that stands for the key {@code path}. */
    static String name(String path) {
        return path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Whether a value comes from here. */
    static boolean gave(ConfigOrigin origin) {
        return origin.description().startsWith(KIND);
    }

    /** What stands for {@code path}, if anything does. */
    @Nullable
    ConfigValue value(String path) {
        String name = name(path);
        String value = variables.get(name);
        if (value == null) return null;
        known.add(name);
        return ConfigValueFactory.fromAnyRef(value, KIND + name);
    }

    /** Whether anything stands for {@code path} or for what is below it. */
    boolean has(String path) {
        return !under(path).isEmpty();
    }

    /** Takes note that all that stands for {@code path}, or for what is below it, has been refused already. */
    void refused(String path) {
        known.addAll(under(path));
    }

    private List<String> under(String path) {
        String name = name(path);
        return variables.keySet().stream()
                .filter(variable -> variable.equals(name) || variable.startsWith(name + "_"))
                .toList();
    }

    /** One mistake for each variable that nobody asked for. */
    List<Mistake> unknown() {
        List<Mistake> mistakes = new ArrayList<>();
        for (String name : variables.keySet()) {
            if (known.contains(name)) continue;
            String expected = "a variable named after a key, as " + name("assay.node.network.port")
                    + " is after assay.node.network.port, and one that this node's roles use";
            mistakes.add(new Mistake(KIND + name, name, expected, "an unknown key"));
        }
        return mistakes;
    }
}
