package assay.cli.live;

import assay.cluster.report.Finding;
import assay.cluster.report.Judged;
import assay.cluster.report.NodeReport.DatabaseReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What {@code GET /v1/cluster} tells, judged one thing at a time. */
public final class ClusterCheckup {
    private final JsonNode cluster;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    private ClusterCheckup(JsonNode cluster, Instant now) {
        this.cluster = cluster;
        this.now = now;
    }

    /** Looks at everything in {@code cluster}, an answer to {@code GET /v1/cluster}. */
    public static List<Finding> of(JsonNode cluster, Instant now) {
        ClusterCheckup checkup = new ClusterCheckup(cluster, now);
        checkup.members();
        checkup.versions();
        for (JsonNode node : cluster.path("nodes")) checkup.node(node);
        checkup.quarantined();
        return checkup.findings;
    }

    private void members() {
        Set<String> reported = new TreeSet<>();
        for (JsonNode node : cluster.path("nodes"))
            reported.add(node.path("address").asText());
        List<String> bad = new ArrayList<>();
        int count = 0;
        for (JsonNode member : cluster.path("members")) {
            count++;
            String address = member.path("address").asText();
            String status = member.path("status").asText();
            if (!status.equals("up")) bad.add(address + " is " + status);
            else if (!reported.contains(address)) bad.add(address + " says nothing about itself");
        }
        String found = bad.isEmpty() ? count + ", all up and answering" : String.join("; ", bad);
        findings.add(new Finding(
                "members", bad.isEmpty() && count > 0, found, "look at the node's log; start it again if it is gone"));
    }

    private void versions() {
        Set<String> versions = new TreeSet<>();
        for (JsonNode node : cluster.path("nodes")) {
            versions.add(node.path("version").asText() + " with failover "
                    + node.path("failover").asText());
        }
        String advice = "finish the change: nodes of one cluster run one version with one failover profile";
        findings.add(new Finding("versions", versions.size() == 1, String.join("; ", versions), advice));
    }

    private void node(JsonNode node) {
        String name = node.path("address").asText() + ": ";
        clock(name, node);
        if (node.has("certificateExpires")) {
            Instant expires = Instant.parse(node.path("certificateExpires").asText());
            findings.add(Judged.certificate(name + "certificate", expires, now));
        }
        if (node.has("databaseProblem")) {
            String problem = node.path("databaseProblem").asText();
            findings.add(new Finding(name + "Cassandra", false, problem, "look at Cassandra and its log"));
        }
        if (!node.has("database")) return;
        JsonNode database = node.path("database");
        DatabaseReport seen = new DatabaseReport(
                database.path("nodes").asInt(),
                database.path("replication").asInt(),
                database.path("copies").asInt(),
                database.path("shards").asText(),
                database.path("clockAheadMillis").asLong(),
                database.path("clockMarginMillis").asLong());
        named(name, Judged.copies(seen));
        named(name, Judged.shards(seen, node.path("shards").asInt()));
        named(name, Judged.database(seen));
    }

    private void clock(String name, JsonNode node) {
        findings.add(Judged.clock(
                name + "clock",
                "that of the node asked",
                node.path("clockAheadMillis").asLong(),
                node.path("clockMarginMillis").asLong()));
    }

    private void named(String name, Finding finding) {
        findings.add(new Finding(name + finding.what(), finding.good(), finding.found(), finding.advice()));
    }

    private void quarantined() {
        int inAll = 0;
        for (JsonNode node : cluster.path("nodes")) {
            inAll += node.path("quarantinedInAll").asInt();
            for (JsonNode sick : node.path("quarantined")) {
                String entity = sick.path("entity").asText();
                findings.add(new Finding(
                        entity,
                        false,
                        "quarantined on " + node.path("address").asText() + ": "
                                + sick.path("reason").asText(),
                        "it takes no commands, and all others go on. Its history is intact: keep a copy (assay journal "
                                + "export), mend the cause (run a version that can read it, say), then: assay "
                                + "entity retry " + entity + "; docs/operations.md"));
            }
        }
        String found = inAll == 0 ? "none" : inAll + " in all";
        findings.add(new Finding("quarantined entities", inAll == 0, found, "see each of them"));
    }
}
