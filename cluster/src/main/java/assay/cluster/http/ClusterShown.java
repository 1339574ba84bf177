package assay.cluster.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpResponse;
import assay.cluster.report.ClusterReport;
import assay.cluster.report.NodeReport;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What all nodes say about themselves, beside the members that the asked node sees. */
final class ClusterShown {
    private final ClusterReport report;

    ClusterShown(ActorSystem<?> system) {
        this.report = new ClusterReport(system);
    }

    /** The answer to a question about the cluster: {@code members}, and what they say about themselves. */
    CompletionStage<HttpResponse> added(ObjectNode members) {
        return report.ask().thenApply(answers -> shown(members, answers));
    }

    private static HttpResponse shown(ObjectNode cluster, List<ClusterReport.Answer> answers) {
        ArrayNode nodes = cluster.putArray("nodes");
        answers.stream()
                .sorted(Comparator.comparing(answer -> answer.report().address()))
                .forEach(answer -> shown(nodes.addObject(), answer));
        return Replies.json(cluster);
    }

    private static void shown(ObjectNode node, ClusterReport.Answer answer) {
        NodeReport said = answer.report();
        node.put("address", said.address());
        node.put("version", said.version());
        node.put("startedAt", said.startedAt().toString());
        node.put("clockAheadMillis", answer.clockAheadMillis());
        node.put("clockMarginMillis", answer.clockMarginMillis());
        node.put("shards", said.shards());
        node.put("failover", said.failover());
        said.certificateExpires().ifPresent(at -> node.put("certificateExpires", at.toString()));
        said.database().ifPresent(seen -> {
            ObjectNode database = node.putObject("database");
            database.put("nodes", seen.nodes());
            database.put("replication", seen.replication());
            database.put("copies", seen.copies());
            database.put("shards", seen.shards());
            database.put("clockAheadMillis", seen.clockAheadMillis());
            database.put("clockMarginMillis", seen.clockMarginMillis());
        });
        if (!said.databaseProblem().isEmpty()) node.put("databaseProblem", said.databaseProblem());
        node.put("quarantinedInAll", said.quarantinedInAll());
        ArrayNode quarantined = node.putArray("quarantined");
        for (NodeReport.Sick sick : said.quarantined()) {
            quarantined.addObject().put("entity", sick.entity()).put("reason", sick.reason());
        }
    }
}
