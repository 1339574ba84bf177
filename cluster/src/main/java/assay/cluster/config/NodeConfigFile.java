package assay.cluster.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads a node's configuration: a HOCON file with one object, {@code assay.node}, and system properties that begin with
 * {@code assay.node.} and win over the file.
 */
public final class NodeConfigFile {
    static final String ROOT = "assay.node";
    static final String ADDRESS = "host:port, such as 127.0.0.1:2551";

    private static final String SYSTEM_PROPERTIES = "system properties";
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
    private static final Pattern HOST_AND_PORT = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+:[0-9]{1,5}");

    private final List<Mistake> mistakes = new ArrayList<>();

    private NodeConfigFile() {}

    /** Reads {@code file}, with this process's system properties on top. */
    public static NodeConfig read(Path file) throws BadConfig {
        return read(file, System.getProperties());
    }

    /** Reads {@code file}, with {@code properties} on top. */
    static NodeConfig read(Path file, Map<?, ?> properties) throws BadConfig {
        if (!Files.isReadable(file)) {
            throw new BadConfig(List.of(new Mistake(file.toString(), ROOT, "a readable file", "none")));
        }
        Config config;
        try {
            ConfigParseOptions strict = ConfigParseOptions.defaults().setAllowMissing(false);
            config = overrides(properties)
                    .withFallback(ConfigFactory.parseFile(file.toFile(), strict))
                    .resolve();
        } catch (ConfigException e) {
            ConfigOrigin origin = e.origin();
            String place = origin == null ? file.toString() : Section.place(origin);
            throw new BadConfig(List.of(new Mistake(place, ROOT, "HOCON", String.valueOf(e.getMessage()))));
        }
        return new NodeConfigFile().node(config);
    }

    private static Config overrides(Map<?, ?> properties) {
        Map<String, Object> ours = new java.util.TreeMap<>();
        properties.forEach((key, value) -> {
            if (String.valueOf(key).startsWith(ROOT + ".")) ours.put(String.valueOf(key), String.valueOf(value));
        });
        return ConfigFactory.parseMap(ours, SYSTEM_PROPERTIES);
    }

    private NodeConfig node(Config config) throws BadConfig {
        refuseOthers("", config.root(), "assay");
        ConfigValue assay = config.root().get("assay");
        if (assay instanceof ConfigObject object) refuseOthers("assay.", object, "node");
        Section root = new Section(
                "assay", config.hasPath("assay") ? config.getConfig("assay").root() : config.root(), mistakes);
        NodeConfig node = root.section("node", this::node);
        if (!mistakes.isEmpty()) throw new BadConfig(mistakes);
        return node;
    }

    private void refuseOthers(String prefix, ConfigObject object, String only) {
        for (String key : new TreeSet<>(object.keySet())) {
            ConfigValue value = object.get(key);
            if (key.equals(only) || value == null) continue;
            mistakes.add(new Mistake(Section.place(value.origin()), prefix + key, prefix + only, "an unknown key"));
        }
    }

    private NodeConfig node(Section node) {
        SortedSet<Role> roles = roles(node);
        boolean journal = roles.contains(Role.MARKET) || roles.contains(Role.API);
        onlyWith(node, roles, "edge", Role.EDGE);
        onlyWith(node, roles, "workers", Role.WORKER);
        boolean cassandraGiven = node.has("cassandra");
        if (cassandraGiven && !journal && !roles.isEmpty()) {
            node.contradiction("cassandra", "the role market or api, which alone use it", "roles " + words(roles));
        }
        NodeConfig.Network network = node.section("network", section -> network(section, roles, node.has("tls")));
        Optional<NodeConfig.Cassandra> cassandra = journal || cassandraGiven
                ? Optional.of(node.section("cassandra", NodeConfigFile::cassandra))
                : Optional.empty();
        NodeConfig.Directories directories = node.section("directories", NodeConfigFile::directories);
        Optional<NodeConfig.Edge> edge = roles.contains(Role.EDGE)
                ? Optional.of(node.section("edge", PopulationSection::edge))
                : Optional.empty();
        int threads = roles.contains(Role.WORKER)
                ? node.section("workers", workers -> workers.integer("threads", 1, 1, 256))
                : 1;
        Failover failover = node.choice("failover", Failover.SAFE, Failover.class);
        boolean stopWithParent = node.flag("stop-with-parent", false);
        Optional<Tls> tls = node.has("tls") ? Optional.of(node.section("tls", TlsSection::tls)) : Optional.empty();
        boolean metrics = node.section("metrics", section -> section.flag("enabled", true));
        Logging logging = node.section("logging", LoggingSection::logging);
        return new NodeConfig(
                roles, network, cassandra, directories, edge, failover, threads, stopWithParent, tls, metrics, logging);
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

    private static NodeConfig.Network network(Section network, SortedSet<Role> roles, boolean isProtected) {
        String hostname = isProtected
                ? network.text("hostname", "127.0.0.1", "a host name or an address", HOST.asMatchPredicate())
                : network.text(
                        "hostname",
                        "127.0.0.1",
                        "a loopback address (others need the section tls: connections in clear stay on this machine)",
                        NodeConfigFile::loopback);
        int port = network.integer("port", 0, 0, LARGEST_PORT);
        int httpPort = network.integer("http-port", 0, 0, LARGEST_PORT);
        if (network.has("http-port") && !roles.isEmpty() && !roles.contains(Role.API)) {
            network.contradiction("http-port", "the role api, which alone uses it", "roles " + words(roles));
        }
        if (port != 0 && port == httpPort) {
            network.contradiction("http-port", "another port than network.port", Integer.toString(port));
        }
        List<String> seeds = network.list("seeds", ADDRESS, text -> hostAndPort(text) ? text : null);
        return new NodeConfig.Network(hostname, port, httpPort, seeds);
    }

    private static NodeConfig.Cassandra cassandra(Section cassandra) {
        return new NodeConfig.Cassandra(
                cassandra.text("contact-point", null, ADDRESS, NodeConfigFile::hostAndPort),
                cassandra.text("datacenter", "datacenter1", "a name", text -> !text.isBlank()),
                cassandra.duration("patience", Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofMinutes(10)));
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

    private static boolean loopback(String text) {
        // Only literal addresses and one well-known name: reading a configuration must not ask a name server.
        if (!text.equals("localhost") && !text.matches("127(\\.[0-9]{1,3}){3}|::1")) return false;
        try {
            return InetAddress.getByName(text).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean hostAndPort(String text) {
        if (!HOST_AND_PORT.matcher(text).matches()) return false;
        int port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
        return port >= 1 && port <= LARGEST_PORT;
    }

    private static String words(SortedSet<Role> roles) {
        return String.join(", ", roles.stream().map(Role::word).toList());
    }
}
