package assay.cluster;

import assay.cluster.CannotStart.Reason;
import assay.cluster.config.NodeConfig;
import assay.cluster.config.Tls;
import assay.cluster.report.DatabaseProbe;
import assay.cryptography.certificate.BadCertificate;
import assay.cryptography.certificate.Credentials;
import assay.journal.cassandra.Database;
import assay.journal.cassandra.DatabaseAddress;
import assay.journal.cassandra.DatabaseUnreachable;
import assay.journal.cassandra.DatabaseUser;
import assay.journal.cassandra.TooFewDatabaseNodes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, before anything is started, whether a node could stand here: directories, ports, the database. */
final class Ground {
    private static final Logger LOG = LoggerFactory.getLogger(Ground.class);
    private static final long LEAST_FREE_MIB = 64;

    private Ground() {}

    static void check(NodeConfig config) throws CannotStart {
        for (Step step : steps(config).values()) step.look();
    }

    /** One thing that has to be so before a node starts. */
    interface Step {
        void look() throws CannotStart;
    }

    /** What has to be so before a node starts, in order, by what it is. */
    static Map<String, Step> steps(NodeConfig config) {
        Map<String, Step> steps = new LinkedHashMap<>();
        NodeConfig.Network network = config.network();
        steps.put("data directory", () -> directory("data", config.directories().data()));
        steps.put(
                "content directory",
                () -> directory("content", config.directories().content()));
        steps.put("cluster port", () -> port("port", network.hostname(), network.port()));
        steps.put("HTTP port", () -> port("http-port", network.hostname(), network.httpPort()));
        network.managementPort()
                .ifPresent(port -> steps.put("health port", () -> port("management-port", network.hostname(), port)));
        config.cassandra().ifPresent(database -> steps.put("database user", () -> credentials(database)));
        config.tls().ifPresent(tls -> steps.put("certificate", () -> certificate(tls)));
        return steps;
    }

    private static void certificate(Tls tls) throws CannotStart {
        try {
            Credentials own = Credentials.read(tls.files(), Instant.now());
            if (Credentials.names(own.certificate()).contains(tls.peerName())) return;
            throw new CannotStart(
                    Reason.CERTIFICATE_UNUSABLE,
                    tls.certificate() + ": expected a certificate for the DNS name " + tls.peerName()
                            + ", found one for " + Credentials.names(own.certificate())
                            + ": issue one for it, or correct tls.peer-name");
        } catch (BadCertificate e) {
            throw new CannotStart(Reason.CERTIFICATE_UNUSABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private static void credentials(NodeConfig.Cassandra cassandra) throws CannotStart {
        if (cassandra.credentials().isEmpty()) return;
        try {
            DatabaseUser.read(cassandra.credentials().get());
        } catch (IOException e) {
            throw new CannotStart(Reason.CREDENTIALS_UNUSABLE, "cassandra.credentials-file: " + e.getMessage(), e);
        }
    }

    private static void directory(String name, Path directory) throws CannotStart {
        String what = name + " directory " + directory;
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "writable", null));
            long freeMib = Files.getFileStore(directory).getUsableSpace() >> 20;
            if (freeMib < LEAST_FREE_MIB) {
                throw new CannotStart(
                        Reason.DIRECTORY_UNUSABLE,
                        what + ": expected " + LEAST_FREE_MIB + " MiB of free disk at least, found " + freeMib
                                + ": make room, or choose another directories." + name);
            }
        } catch (IOException e) {
            throw new CannotStart(
                    Reason.DIRECTORY_UNUSABLE,
                    what + " cannot be used (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "): check that this user may write there, or choose another directories." + name,
                    e);
        }
    }

    private static void port(String key, String host, int port) throws CannotStart {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new CannotStart(
                    Reason.PORT_TAKEN,
                    host + ":" + port + " (network." + key + ") is taken: stop whoever listens there (another node?), "
                            + "or choose another port, 0 for any free one",
                    e);
        }
    }

    /**
     * Nodes that cut the entities into different numbers of shards would look for one and the same entity in different
     * places, and could both find it: the first node to start records the number.
     */
    static void shards(Database database, int configured) throws CannotStart {
        String recorded = database.recordSetting(DatabaseProbe.SHARDS, Integer.toString(configured));
        if (recorded.equals(Integer.toString(configured))) return;
        throw new CannotStart(
                Reason.SETTING_CHANGED,
                "this node keeps entities in " + configured
                        + " shards (assay.runtime.sharding.shards), but the data in "
                        + "Cassandra was begun with " + recorded + ": set it to " + recorded
                        + ", or start on an empty Cassandra");
    }

    /** Opens the database; a server that has just been started gets some time to answer. */
    static Database database(NodeConfig.Cassandra cassandra) throws CannotStart {
        try {
            Database database = Database.open(address(cassandra), cassandra.patience());
            copies(database, cassandra.replication());
            return database;
        } catch (DatabaseUnreachable e) {
            throw new CannotStart(Reason.CASSANDRA_UNREACHABLE, unreachable(cassandra, e), e);
        } catch (TooFewDatabaseNodes e) {
            throw new CannotStart(Reason.SETTING_CHANGED, String.valueOf(e.getMessage()), e);
        }
    }

    static DatabaseAddress address(NodeConfig.Cassandra cassandra) {
        return new DatabaseAddress(
                cassandra.contactPoints(), cassandra.datacenter(), cassandra.replication(), cassandra.credentials());
    }

    /** Why the database cannot be reached, in one line, with what to do. */
    static String unreachable(NodeConfig.Cassandra cassandra, DatabaseUnreachable failure) {
        return address(cassandra) + " did not answer within "
                + cassandra.patience().toMillis() + " ms: start it, or correct cassandra.contact-point(s), "
                + "cassandra.datacenter and cassandra.credentials-file (" + failure.getMessage() + ")";
    }

    /** A node serves with whatever number of copies there is: refusing to would help nobody in the middle of a change. */
    private static void copies(Database database, int configured) {
        database.survey().copies().forEach((keyspace, copies) -> {
            if (copies == configured) return;
            LOG.warn(
                    "keyspace {} is kept on {} nodes of Cassandra, and cassandra.replication is {}: assay doctor says more",
                    keyspace,
                    copies,
                    configured);
        });
    }
}
