package assay.cluster;

import assay.cluster.config.NodeConfig;
import assay.cluster.config.Role;
import assay.cluster.config.Tls;
import assay.cluster.tls.NodeTransport;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Akka is told, derived from what the node is told: nobody configures Akka directly. */
final class AkkaSettings {
    /** All nodes of a cluster have the same. */
    static final String SYSTEM_NAME = "assay";

    private AkkaSettings() {}

    static Config of(NodeConfig node) {
        Map<String, Object> own = new HashMap<>();
        NodeConfig.Network network = node.network();
        own.put("akka.remote.artery.canonical.hostname", network.hostname());
        own.put("akka.remote.artery.canonical.port", network.port());
        own.put("akka.cluster.roles", node.roles().stream().map(Role::word).toList());
        own.put(
                "akka.cluster.seed-nodes",
                network.seeds().stream().map(AkkaSettings::seed).toList());
        own.put("assay.runtime.worker.slots", node.workerThreads());
        if (node.cassandra().isPresent()) {
            own.put(
                    "assay.cassandra.contact-points",
                    List.of(node.cassandra().get().contactPoint()));
            own.put("assay.cassandra.local-datacenter", node.cassandra().get().datacenter());
        }
        node.tls().ifPresent(tls -> own.putAll(transport(tls)));
        // The journal is started by the first who needs it, when the tables are there; on some nodes that is nobody.
        own.put("akka.persistence.journal.auto-start-journals", List.of());
        own.put("akka.persistence.snapshot-store.auto-start-snapshot-stores", List.of());
        return ConfigFactory.parseMap(own, "the node's configuration")
                .withFallback(resource("assay-node.conf"))
                .withFallback(resource("assay-failover-" + node.failover().word() + ".conf"))
                .withFallback(resource("assay-journal.conf"))
                .withFallback(resource("assay-runtime.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
    }

    private static Map<String, Object> transport(Tls tls) {
        return Map.of(
                "akka.remote.artery.transport",
                "tls-tcp",
                "akka.remote.artery.ssl.ssl-engine-provider",
                NodeTransport.class.getName(),
                NodeTransport.SETTINGS + ".certificate",
                tls.certificate().toString(),
                NodeTransport.SETTINGS + ".key",
                tls.key().toString(),
                NodeTransport.SETTINGS + ".authorities",
                tls.authorities().toString(),
                NodeTransport.SETTINGS + ".peer-name",
                tls.peerName(),
                NodeTransport.SETTINGS + ".look-every",
                tls.lookEvery().toMillis() + "ms");
    }

    private static Config resource(String name) {
        ClassLoader loader = AkkaSettings.class.getClassLoader();
        ConfigParseOptions strict =
                ConfigParseOptions.defaults().setAllowMissing(false).setClassLoader(loader);
        return ConfigFactory.parseResources(name, strict);
    }

    private static String seed(String hostAndPort) {
        return "akka://" + SYSTEM_NAME + "@" + hostAndPort;
    }
}
