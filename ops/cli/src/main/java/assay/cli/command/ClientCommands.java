package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.live.MarketClient;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code task withdraw}, {@code task judge} and {@code committee show}: what a client does about a task of its own. */
final class ClientCommands {
    private ClientCommands() {}

    /** {@code task withdraw}. */
    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Give up a task, as its client; what is not paid to others by then is refunded.")
    static final class Withdraw extends LiveAction {
        @Parameters(paramLabel = "NAME")
        String name = "";

        @Override
        Object perform(Output output) throws InterruptedException {
            MarketClient market = market();
            ParticipantId client = client(market, name);
            JsonNode nothing = new ObjectMapper().createObjectNode();
            market.post(client, "/v1/tasks/" + name + "/withdrawal", nothing, key("withdraw"));
            output.say(name + " is withdrawn by " + client + "; assay task show " + name + " says what comes of it");
            return Map.of("task", name, "client", client.name());
        }
    }

    /** {@code task judge}. */
    @Command(
            name = "judge",
            mixinStandardHelpOptions = true,
            description = "Accept or reject what was handed in for an assignment, as the task's client.")
    static final class Judge extends LiveAction {
        @Parameters(index = "0", paramLabel = "NAME")
        String name = "";

        @Parameters(
                index = "1",
                paramLabel = "ASSIGNMENT",
                description = "Its number, from 1; assay task results NAME lists them.")
        int number;

        @ArgGroup(exclusive = true, multiplicity = "1")
        Verdict verdict = new Verdict();

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever did the work.")
        String reason = "";

        @Override
        Object perform(Output output) throws InterruptedException {
            if (number < 1) {
                String message = "assignment " + number + ": expected its number, from 1";
                throw Failure.of(
                        ExitCode.ARGUMENTS, "bad-arguments", message, "assay task results " + name + " lists them");
            }
            MarketClient market = market();
            ParticipantId client = client(market, name);
            ObjectNode body = new ObjectMapper().createObjectNode();
            body.put("accepts", verdict.accept);
            body.put("reason", reason);
            String path = "/v1/tasks/" + name + "/assignments/" + number + "/judgement";
            market.post(client, path, body, key("judge"));
            output.say("assignment " + number + " of " + name + " is " + (verdict.accept ? "accepted" : "rejected")
                    + " by " + client);
            Map<String, Object> judged = new LinkedHashMap<>();
            judged.put("task", name);
            judged.put("client", client.name());
            judged.put("assignment", number);
            judged.put("accepted", verdict.accept);
            return judged;
        }
    }

    /** One of two. */
    static final class Verdict {
        @Option(names = "--accept", required = true, description = "It is paid for.")
        boolean accept;

        @Option(names = "--reject", required = true, description = "It is not paid for.")
        boolean reject;
    }

    /** {@code committee}. */
    @Command(
            name = "committee",
            mixinStandardHelpOptions = true,
            description = "Look at the committees that work on tasks.",
            subcommands = CommitteeShow.class)
    static final class Committee extends Group {}

    /** {@code committee show}. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show who was engaged for a task, who sits on its committee, and how that stands.")
    static final class CommitteeShow extends LiveAction {
        @Parameters(paramLabel = "TASK")
        String task = "";

        @Override
        Object perform(Output output) throws InterruptedException {
            EntityId id = EntityCommands.id(EntityType.COMMITTEE, task);
            JsonNode shown = market().question("/v1/committees/" + id.name());
            output.say("committee of " + shown.path("task").asText() + ": "
                    + shown.path("phase").asText() + ", "
                    + shown.path("engaged").size() + " engaged");
            if (shown.has("closes")) output.say("closes " + shown.path("closes").asText());
            for (JsonNode member : shown.path("members")) {
                output.say("  " + member.path("miner").asText() + "  points "
                        + member.path("points").asText()
                        + (member.path("serving").asBoolean() ? "" : "  serves no more"));
            }
            return shown;
        }
    }

    /** Whose task it is: only its client may do anything about it. */
    private static ParticipantId client(MarketClient market, String task) throws InterruptedException {
        EntityId id = EntityCommands.id(EntityType.TASK, task);
        return new ParticipantId(
                market.question("/v1/tasks/" + id.name()).path("client").asText());
    }

    private static String key(String what) {
        return what + "-" + UUID.randomUUID();
    }
}
