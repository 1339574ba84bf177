package assay.cluster;

import assay.cluster.config.Discovery;
import assay.cluster.config.Limits;
import assay.cluster.config.NodeConfig;
import assay.cluster.config.Role;
import assay.cluster.config.Tls;
import assay.cluster.report.Version;
import assay.cluster.tls.NodeTransport;
import assay.domain.entity.EntityType;
import assay.journal.cassandra.FileCredentials;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Akka is told, derived from what the node is told: nobody configures Akka directly. */
final class AkkaSettings {
    /** All nodes of a cluster have the same. */
    static final String SYSTEM_NAME = "assay";

    /** What else is done in the phase in which a node that was told to stop goes on answering for a while. */
    private static final Duration DRAIN_MARGIN = Duration.ofSeconds(5);

    private AkkaSettings() {}

    static Config of(NodeConfig node) {
        Map<String, Object> own = new HashMap<>();
        NodeConfig.Network network = node.network();
        own.put("akka.remote.artery.canonical.hostname", network.hostname());
        own.put("akka.remote.artery.canonical.port", network.port());
        own.put("akka.cluster.app-version", Version.here());
        own.put("akka.cluster.roles", node.roles().stream().map(Role::word).toList());
        own.put(
                "akka.cluster.seed-nodes",
                network.seeds().stream().map(AkkaSettings::seed).toList());
        own.put("assay.runtime.worker.slots", node.workerThreads());
        node.cassandra().ifPresent(cassandra -> {
            own.put("assay.cassandra.contact-points", cassandra.contactPoints());
            own.put("assay.cassandra.local-datacenter", cassandra.datacenter());
            cassandra.credentials().ifPresent(file -> own.putAll(FileCredentials.settings(file)));
        });
        limits(own, node.limits());
        health(own, node);
        discovery(own, node);
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

    private static void limits(Map<String, Object> own, Limits limits) {
        own.put("akka.http.server.parsing.max-content-length", limits.bodyBytes());
        own.put("akka.http.server.max-connections", limits.connections());
        own.put("akka.http.server.request-timeout", millis(limits.requestTimeout()));
        own.put("assay.runtime.host.waiting-commands", limits.waitingCommands());
        own.put("assay.runtime.host.unused-after", millis(limits.passivateAfter()));
        own.put("assay.runtime.worker.waiting-jobs", limits.waitingJobs());
    }

    private static void health(Map<String, Object> own, NodeConfig node) {
        own.put("akka.management.http.hostname", node.network().hostname());
        own.put("akka.management.http.port", node.network().managementPort().orElse(0));
        own.put(
                "akka.coordinated-shutdown.phases.before-service-unbind.timeout",
                millis(node.network().drain().plus(DRAIN_MARGIN)));
        if (!node.has(Role.MARKET)) return;
        // Elsewhere there are no regions to be registered.
        own.put(
                "akka.cluster.sharding.healthcheck.names",
                Stream.of(EntityType.values()).map(EntityType::word).toList());
        own.put(
                "akka.management.health-checks.readiness-checks.sharding",
                "akka.cluster.sharding.ClusterShardingHealthCheck");
    }

    private static void discovery(Map<String, Object> own, NodeConfig node) {
        Discovery discovery = node.discovery();
        own.put("akka.cluster.shutdown-after-unsuccessful-join-seed-nodes", millis(discovery.patience()));
        if (!discovery.bootstraps()) {
            own.put("akka.management.http.routes.cluster-bootstrap", "");
            return;
        }
        String found = "akka.management.cluster.bootstrap.contact-point-discovery.";
        own.put(
                found + "discovery-method",
                switch (discovery.method()) {
                    case SEEDS, CONFIG -> "config";
                    case DNS -> "akka-dns";
                    case KUBERNETES -> "kubernetes-api";
                });
        own.put(found + "service-name", discovery.service());
        own.put(found + "required-contact-point-nr", discovery.required());
        discovery.portName().ifPresent(name -> own.put(found + "port-name", name));
        own.put("akka.management.cluster.bootstrap.new-cluster-enabled", discovery.mayBegin());
        own.put(
                "akka.management.cluster.bootstrap.contact-point.fallback-port",
                node.network().managementPort().orElseThrow());
        own.put(
                "akka.discovery.config.services." + discovery.service() + ".endpoints",
                discovery.contactPoints().stream().map(AkkaSettings::endpoint).toList());
        // Who lists ports means them: nodes of one machine differ in nothing else.
        own.put(
                "akka.management.cluster.bootstrap.contact-point.filter-on-fallback-port",
                discovery.method() != Discovery.Method.CONFIG);
        own.put("akka.discovery.kubernetes-api.pod-label-selector", discovery.selector());
        discovery.namespace().ifPresent(name -> own.put("akka.discovery.kubernetes-api.pod-namespace", name));
    }

    /** Not every part of Akka takes a number where a duration is meant. */
    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static Map<String, Object> endpoint(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return Map.of(
                "host", hostAndPort.substring(0, colon), "port", Integer.parseInt(hostAndPort.substring(colon + 1)));
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
