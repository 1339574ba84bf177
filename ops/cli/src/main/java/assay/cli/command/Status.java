package assay.cli.command;

import assay.cli.Output;
import assay.cli.live.ClusterFile;
import assay.cli.live.DataFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code status}: what runs, and what the nodes see of one another. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Show what runs, and what the nodes see.")
final class Status extends LiveAction {
    @Override
    Object perform(Output output) throws InterruptedException {
        Path folder = DataFolder.of(data);
        var cluster = ClusterFile.require(folder);
        var seen = market().status();
        output.say("data in " + folder + "; Cassandra at " + cluster.cassandra() + " (" + cluster.cassandraPid() + ")");
        for (var member : cluster.members()) {
            output.say(member.name() + " (" + member.pid() + ") " + member.address() + " " + member.http()
                    + (member.health().isEmpty() ? "" : " health " + member.health())
                    + (member.runs() ? "" : " is gone; its log is " + member.log()));
        }
        for (var member : seen.path("members")) {
            output.say("  " + member.path("address").asText() + " "
                    + member.path("status").asText() + " " + member.path("roles"));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", folder.toString());
        answer.put("processes", cluster);
        answer.put("cluster", seen);
        return answer;
    }
}
