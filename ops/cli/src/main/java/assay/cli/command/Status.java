package assay.cli.command;

import assay.cli.Output;
import assay.cli.live.ClusterFile;
import assay.cli.live.DataFolder;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code status}: what runs, and what the nodes see of one another. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Show what runs, and what the nodes see.")
final class Status extends LiveAction {
    @Override
    Object perform(Output output) throws InterruptedException {
        Map<String, Object> answer = new LinkedHashMap<>();
        // Of a cluster on other machines nothing is known but what it says.
        answer.put("data", null);
        answer.put("processes", null);
        if (endpoints.isEmpty()) {
            Path folder = DataFolder.of(data);
            ClusterFile cluster = ClusterFile.require(folder);
            sayProcesses(folder, cluster, output);
            answer.put("data", folder.toString());
            answer.put("processes", cluster);
        }
        JsonNode seen = market().status();
        for (JsonNode member : seen.path("members")) {
            output.say("  " + member.path("address").asText() + " "
                    + member.path("status").asText() + " " + member.path("roles"));
        }
        answer.put("cluster", seen);
        return answer;
    }

    private static void sayProcesses(Path folder, ClusterFile cluster, Output output) {
        output.say("data in " + folder + "; Cassandra at " + cluster.cassandra() + " (" + cluster.cassandraPid() + ")");
        for (var member : cluster.members()) {
            output.say(member.name() + " (" + member.pid() + ") " + member.address() + " " + member.http()
                    + (member.health().isEmpty() ? "" : " health " + member.health())
                    + (member.runs() ? "" : " is gone; its log is " + member.log()));
        }
    }
}
