package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code token …}: what an operator does about tokens. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Make, list and revoke tokens of people and services.",
        subcommands = {TokenCommands.Create.class, TokenCommands.Listed.class, TokenCommands.Revoke.class})
final class TokenCommands extends Group {
    private static final String PATH = "/v1/tokens";

    /** {@code token create}. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make a token. It is written to a file, or shown, this one time.")
    static final class Create extends LiveAction {
        @Option(
                names = "--role",
                paramLabel = "ROLE",
                required = true,
                description = "client, miner, evaluator, operator or auditor; may be repeated.")
        List<String> roles = List.of();

        @Option(names = "--participant", paramLabel = "NAME", description = "Whom it acts for in the market.")
        @Nullable
        String participant;

        @Option(names = "--days", paramLabel = "N", description = "How long it counts (default: ${DEFAULT-VALUE}).")
        int days = 90;

        @Option(names = "--label", paramLabel = "TEXT", description = "What it is for, for whoever lists tokens.")
        String label = "";

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "A new file for it, which only its owner can read; otherwise it is shown.")
        @Nullable
        Path out;

        @Override
        Object perform(Output output) throws IOException, InterruptedException {
            if (out != null && Files.exists(out)) {
                throw Failure.of(ExitCode.ARGUMENTS, "bad-arguments", out + " is there already", "name a new file");
            }
            ObjectNode body = new ObjectMapper().createObjectNode();
            body.put("label", label);
            ArrayNode wanted = body.putArray("roles");
            roles.forEach(wanted::add);
            if (participant != null) body.put("participant", participant);
            body.put("days", days);
            ObjectNode made = (ObjectNode) market().send("POST", PATH, body);
            if (out != null) {
                Files.createFile(
                        out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(out, made.path("token").asText() + "\n");
                made.remove("token");
                made.put("file", out.toString());
                output.say("token " + made.path("id").asText() + " is in " + out);
            } else {
                output.say(made.path("token").asText());
                output.say("This is the only time that it is shown.");
            }
            output.say("It counts until " + made.path("expires").asText());
            return made;
        }
    }

    /** {@code token list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List tokens; not their secrets.")
    static final class Listed extends LiveAction {
        @Override
        Object perform(Output output) throws InterruptedException {
            JsonNode answer = market().question(PATH);
            for (JsonNode each : answer.path("tokens")) {
                List<String> words = new ArrayList<>();
                words.add(each.path("id").asText());
                List<String> roles = new ArrayList<>();
                each.path("roles").forEach(role -> roles.add(role.asText()));
                words.add(String.join(",", roles));
                if (each.has("participant"))
                    words.add("for " + each.path("participant").asText());
                if (each.has("revoked"))
                    words.add("revoked " + each.path("revoked").asText());
                else
                    words.add((each.path("valid").asBoolean() ? "until " : "expired ")
                            + each.path("expires").asText());
                words.add(each.path("label").asText());
                output.say(String.join("  ", words));
            }
            return answer;
        }
    }

    /** {@code token revoke}. */
    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Revoke a token: nodes refuse it within five seconds.")
    static final class Revoke extends LiveAction {
        @Parameters(paramLabel = "ID", description = "The 16 digits that assay token list shows.")
        String id = "";

        @Override
        Object perform(Output output) throws InterruptedException {
            if (!id.matches("[0-9a-f]{16}")) {
                // Perhaps somebody has put the whole token here: then it is not to be repeated.
                String message = "ID: expected 16 hexadecimal digits, found something else";
                throw Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "assay token list shows them");
            }
            JsonNode answer = market().send("DELETE", PATH + "/" + id, null);
            output.say("token " + id + " is revoked");
            return answer;
        }
    }
}
