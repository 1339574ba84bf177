package assay.cluster.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads a node's configuration: a HOCON file with one object, {@code assay.node}. Environment variables that begin with
 * {@code ASSAY_NODE_} win over the file, and system properties that begin with {@code assay.node.} win over both.
 */
public final class NodeConfigFile {
    static final String ROOT = "assay.node";

    private final Reading reading;

    private NodeConfigFile(Reading reading) {
        this.reading = reading;
    }

    /**
     * A configuration that can be used.
     *
     * @param settings every value in it, in the order of reading, with the place where it was said
     */
    public record Effective(NodeConfig config, List<Setting> settings) {
        public Effective {
            settings = List.copyOf(settings);
        }
    }

    /** Reads {@code file}, with this process's environment and system properties on top. */
    public static NodeConfig read(Path file) throws BadConfig {
        return effective(Optional.of(file)).config();
    }

    /** Reads {@code file}, or nothing but this process's environment and system properties. */
    public static Effective effective(Optional<Path> file) throws BadConfig {
        return effective(file, System.getProperties(), System.getenv());
    }

    /** Reads {@code file}, with {@code properties} on top. */
    static NodeConfig read(Path file, Map<?, ?> properties) throws BadConfig {
        return effective(Optional.of(file), properties, Map.of()).config();
    }

    static Effective effective(Optional<Path> file, Map<?, ?> properties, Map<String, String> environment)
            throws BadConfig {
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new BadConfig(List.of(new Mistake(file.get().toString(), ROOT, "a readable file", "none")));
        }
        Config config;
        try {
            ConfigParseOptions strict = ConfigParseOptions.defaults().setAllowMissing(false);
            Config written = file.isPresent()
                    ? ConfigFactory.parseFile(file.get().toFile(), strict)
                    : ConfigFactory.empty("no file");
            Config above = overrides(properties);
            config = above.isEmpty()
                    ? written.resolve()
                    : above.withFallback(written).resolve();
        } catch (ConfigException e) {
            ConfigOrigin origin = e.origin();
            String place = origin == null ? file.map(Path::toString).orElse("no file") : Section.place(origin);
            throw new BadConfig(List.of(new Mistake(place, ROOT, "HOCON", String.valueOf(e.getMessage()))));
        }
        Reading reading = new Reading(new Environment(environment));
        return new Effective(new NodeConfigFile(reading).node(config), reading.settings());
    }

    private static Config overrides(Map<?, ?> properties) {
        Map<String, Object> ours = new java.util.TreeMap<>();
        properties.forEach((key, value) -> {
            if (String.valueOf(key).startsWith(ROOT + ".")) ours.put(String.valueOf(key), String.valueOf(value));
        });
        return ConfigFactory.parseMap(ours, Section.SYSTEM_PROPERTIES);
    }

    private NodeConfig node(Config config) throws BadConfig {
        refuseOthers("", config.root(), "assay");
        ConfigValue assay = config.root().get("assay");
        ConfigObject inner = assay == null
                ? config.root()
                : ConfigFactory.empty(Section.place(assay.origin())).root();
        if (assay instanceof ConfigObject object) {
            refuseOthers("assay.", object, "node");
            inner = object;
        } else if (assay != null) {
            reading.mistaken(
                    Section.place(assay.origin()), "assay", "an object { … }", String.valueOf(assay.valueType()));
        }
        Section root = new Section("assay", inner, reading);
        NodeConfig node = root.section("node", this::node);
        reading.mistakes().addAll(reading.environment().unknown());
        if (!reading.mistakes().isEmpty()) throw new BadConfig(reading.mistakes());
        return node;
    }

    private void refuseOthers(String prefix, ConfigObject object, String only) {
        for (String key : new TreeSet<>(object.keySet())) {
            ConfigValue value = object.get(key);
            if (key.equals(only) || value == null) continue;
            reading.mistaken(Section.place(value.origin()), prefix + key, prefix + only, "an unknown key");
        }
    }

    private NodeConfig node(Section node) {
        SortedSet<Role> roles = roles(node);
        boolean journal = roles.contains(Role.MARKET) || roles.contains(Role.API);
        onlyWith(node, roles, "workers", Role.WORKER);
        boolean cassandraGiven = node.has("cassandra");
        if (cassandraGiven && !journal && !roles.isEmpty()) {
            node.contradiction("cassandra", "the role market or api, which alone use it", "roles " + words(roles));
        }
        boolean isProtected = node.has("tls");
        NodeConfig.Network network =
                node.section("network", section -> NetworkSection.network(section, roles, isProtected));
        Optional<NodeConfig.Cassandra> cassandra = journal || cassandraGiven
                ? Optional.of(node.section("cassandra", CassandraSection::cassandra))
                : Optional.empty();
        NodeConfig.Directories directories = node.section("directories", NodeConfigFile::directories);
        int threads = roles.contains(Role.WORKER)
                ? node.section("workers", workers -> workers.integer("threads", 1, 1, 256))
                : 1;
        Failover failover = node.choice("failover", Failover.SAFE, Failover.class);
        boolean stopWithParent = node.flag("stop-with-parent", false);
        Optional<Tls> tls = node.has("tls") ? Optional.of(node.section("tls", TlsSection::tls)) : Optional.empty();
        boolean metrics = node.section("metrics", section -> section.flag("enabled", true));
        Logging logging = node.section("logging", LoggingSection::logging);
        Discovery discovery = node.section("discovery", DiscoverySection::discovery);
        if (discovery.bootstraps()) bootstrap(node, network);
        Limits limits = node.section("limits", LimitsSection::limits);
        onlyWith(node, roles, "access", Role.API);
        Access access = node.section(
                "access", section -> AccessSection.access(section, NetworkSection.loopback(network.hostname())));
        return new NodeConfig(
                roles,
                network,
                cassandra,
                directories,
                failover,
                threads,
                stopWithParent,
                tls,
                metrics,
                logging,
                discovery,
                limits,
                ServingSection.serving(node),
                access);
    }

    /** Nodes that look for one another ask at the health endpoint, and a list of seeds would settle it beforehand. */
    private static void bootstrap(Section node, NodeConfig.Network network) {
        if (!network.seeds().isEmpty()) {
            node.contradiction("discovery", "discovery.method = seeds, or no network.seeds", "both");
        }
        if (network.managementPort().orElse(0) == 0) {
            node.contradiction(
                    "discovery",
                    "a fixed network.management-port, where the other nodes ask",
                    network.managementPort().isPresent() ? "any free one" : NetworkSection.OFF);
        }
    }

    private static SortedSet<Role> roles(Section node) {
        String words = Section.words(Role.class);
        List<Role> named = node.list("roles", "one of " + words, word -> Section.constant(Role.class, word));
        if (!node.has("roles")) node.missing("roles", "a list of " + words);
        else if (named.isEmpty()) node.contradiction("roles", "at least one of " + words, "none of them");
        SortedSet<Role> roles = new TreeSet<>(named);
        if (roles.size() < named.size()) node.contradiction("roles", "each role once", "one of them twice");
        return Collections.unmodifiableSortedSet(roles);
    }

    private static void onlyWith(Section node, SortedSet<Role> roles, String key, Role role) {
        if (!node.has(key) || roles.contains(role) || roles.isEmpty()) return;
        node.contradiction(key, "the role " + role.word() + ", which alone uses it", "roles " + words(roles));
    }

    private static NodeConfig.Directories directories(Section directories) {
        return new NodeConfig.Directories(directory(directories, "data"), directory(directories, "content"));
    }

    private static Path directory(Section section, String key) {
        String text =
                section.text(key, null, "a directory, or a path where one can be made", NodeConfigFile::mayBeDirectory);
        return Path.of(text).toAbsolutePath().normalize();
    }

    private static boolean mayBeDirectory(String text) {
        if (text.isBlank() || text.indexOf('\0') >= 0) return false;
        Path path = Path.of(text);
        return !Files.exists(path) || Files.isDirectory(path);
    }

    static String words(SortedSet<Role> roles) {
        return String.join(", ", roles.stream().map(Role::word).toList());
    }
}
