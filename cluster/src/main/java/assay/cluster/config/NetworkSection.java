package assay.cluster.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** Reads where a node is reached. */
final class NetworkSection {
    static final String ADDRESS = "host:port, such as 127.0.0.1:2551";
    static final String OFF = "off";

    /** Whoever reaches the cluster's port can do anything to it, until nodes prove to one another who they are. */
    private static final String LOOPBACK =
            "a loopback address (others need the section tls: connections in clear stay on this machine)";

    private static final int LARGEST_PORT = 65_535;
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(10);
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
    private static final Pattern HOST_AND_PORT = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+:[0-9]{1,5}");

    private NetworkSection() {}

    static NodeConfig.Network network(Section network, SortedSet<Role> roles, boolean isProtected) {
        String hostname = isProtected
                ? network.text("hostname", "127.0.0.1", "a host name or an address", HOST.asMatchPredicate())
                : network.text("hostname", "127.0.0.1", LOOPBACK, NetworkSection::loopback);
        int port = network.integer("port", 0, 0, LARGEST_PORT);
        int httpPort = network.integer("http-port", 0, 0, LARGEST_PORT);
        if (network.has("http-port") && !roles.isEmpty() && !roles.contains(Role.API)) {
            network.contradiction(
                    "http-port", "the role api, which alone uses it", "roles " + NodeConfigFile.words(roles));
        }
        if (port != 0 && port == httpPort) {
            network.contradiction("http-port", "another port than network.port", Integer.toString(port));
        }
        OptionalInt management = management(network);
        int managementPort = management.orElse(0);
        if (managementPort != 0 && (managementPort == port || managementPort == httpPort)) {
            network.contradiction(
                    "management-port",
                    "another port than network.port and network.http-port",
                    Integer.toString(managementPort));
        }
        List<String> seeds = network.list("seeds", ADDRESS, text -> hostAndPort(text) ? text : null);
        Duration drain = network.duration("drain", Duration.ZERO, Duration.ZERO, LONGEST_DRAIN);
        return new NodeConfig.Network(hostname, port, httpPort, seeds, management, drain);
    }

    private static OptionalInt management(Section network) {
        String expected = "off, or a port from 0 to " + LARGEST_PORT;
        String text = network.text("management-port", "0", expected, word -> word.equals(OFF) || port(word));
        return port(text) ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static boolean port(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= LARGEST_PORT;
    }

    static boolean loopback(String text) {
        // Only literal addresses and one well-known name: reading a configuration must not ask a name server.
        if (!text.equals("localhost") && !text.matches("127(\\.[0-9]{1,3}){3}|::1")) return false;
        try {
            return InetAddress.getByName(text).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static boolean hostAndPort(String text) {
        if (!HOST_AND_PORT.matcher(text).matches()) return false;
        int port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
        return port >= 1 && port <= LARGEST_PORT;
    }
}
