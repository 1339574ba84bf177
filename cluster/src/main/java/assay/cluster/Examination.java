package assay.cluster;

import assay.cluster.config.NodeConfig;
import assay.cluster.report.DatabaseProbe;
import assay.cluster.report.Finding;
import assay.cluster.report.Judged;
import assay.cluster.report.NodeReport.DatabaseReport;
import assay.cryptography.certificate.BadCertificate;
import assay.cryptography.certificate.Credentials;
import assay.journal.cassandra.Database;
import assay.journal.cassandra.DatabaseUnreachable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Looks whether a node of some configuration could run here and now, and changes nothing but its own directories. */
public final class Examination {
    private static final int CONNECT_MILLIS = 1_000;

    private final NodeConfig config;
    private final List<Finding> findings = new ArrayList<>();

    private Examination(NodeConfig config) {
        this.config = config;
    }

    /** Everything that was looked at, in order. */
    public static List<Finding> of(NodeConfig config) throws InterruptedException {
        Examination examination = new Examination(config);
        for (Map.Entry<String, Ground.Step> step : Ground.steps(config).entrySet()) {
            examination.ground(step.getKey(), step.getValue());
        }
        if (config.tls().isPresent()) examination.expiry();
        if (config.cassandra().isPresent())
            examination.database(config.cassandra().get());
        if (!config.network().seeds().isEmpty()) examination.seeds();
        return examination.findings;
    }

    private void ground(String what, Ground.Step step) {
        try {
            step.look();
            findings.add(new Finding(what, true, "usable", ""));
        } catch (CannotStart e) {
            findings.add(new Finding(what, false, String.valueOf(e.getMessage()), "see there"));
        }
    }

    private void expiry() {
        try {
            Instant now = Instant.now();
            Instant expires =
                    Credentials.read(config.tls().orElseThrow().files(), now).expires();
            findings.add(Judged.certificate("certificate's expiry", expires, now));
        } catch (BadCertificate e) {
            findings.add(new Finding(
                    "certificate's expiry",
                    false,
                    String.valueOf(e.getMessage()),
                    "assay certificate issues a new one"));
        }
    }

    private void database(NodeConfig.Cassandra cassandra) throws InterruptedException {
        try (Database database = Database.look(Ground.address(cassandra), cassandra.patience())) {
            findings.add(new Finding("Cassandra", true, Ground.address(cassandra) + " answers", ""));
            DatabaseReport seen = DatabaseProbe.look(database, cassandra, InstantSource.system());
            findings.add(Judged.copies(seen));
            int shards = AkkaSettings.of(config).getInt("akka.cluster.sharding.number-of-shards");
            findings.add(Judged.shards(seen, shards));
            findings.add(Judged.database(seen));
        } catch (DatabaseUnreachable e) {
            findings.add(new Finding("Cassandra", false, Ground.unreachable(cassandra, e), "see there"));
        } catch (ExecutionException | TimeoutException e) {
            findings.add(new Finding("Cassandra", false, "does not answer: " + e, "look at its log"));
        }
    }

    private void seeds() {
        List<String> answering = config.network().seeds().stream()
                .filter(seed -> !isOwn(seed) && listens(seed))
                .toList();
        boolean first = isOwn(config.network().seeds().get(0));
        String found = answering.isEmpty()
                ? "none of " + String.join(", ", config.network().seeds()) + " listens"
                : String.join(", ", answering) + " listen";
        if (answering.isEmpty() && first) found += ", and this node, the first of them, would begin a cluster";
        String advice = "start one of them, the first in the list if there is no cluster yet";
        findings.add(new Finding("seeds", !answering.isEmpty() || first, found, advice));
    }

    private boolean isOwn(String seed) {
        return seed.equals(config.network().hostname() + ":" + config.network().port());
    }

    private static boolean listens(String seed) {
        int colon = seed.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(seed.substring(colon + 1));
            socket.connect(new InetSocketAddress(seed.substring(0, colon), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
