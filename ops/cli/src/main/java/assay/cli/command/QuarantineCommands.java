package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.domain.entity.EntityId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code entity quarantined|retry}: entities that take no commands, because their history or their rules failed. */
@Command(
        name = "entity",
        mixinStandardHelpOptions = true,
        description = "Look at entities in quarantine, and try them again.",
        subcommands = {QuarantineCommands.Quarantined.class, QuarantineCommands.Retry.class})
final class QuarantineCommands extends Group {
    @Command(
            name = "quarantined",
            mixinStandardHelpOptions = true,
            description = "List the entities that take no commands, why, and what to do.")
    static final class Quarantined extends LiveAction {
        @Override
        Object perform(Output output) throws InterruptedException {
            JsonNode found = market().question("/v1/quarantined").path("quarantined");
            if (found.isEmpty()) output.say("no entity is quarantined");
            for (JsonNode one : found) {
                output.say(one.path("entity").asText() + "  " + one.path("now").asText() + " since "
                        + one.path("since").asText() + " on " + one.path("node").asText());
                output.say("  why: " + one.path("reason").asText());
                output.say("  do:  " + one.path("do").asText());
            }
            return Map.of("quarantined", found);
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Have an entity in quarantine read its history again and go on.")
    static final class Retry extends LiveAction {
        @Parameters(paramLabel = "TYPE/NAME", description = "For example account/alice.")
        String entity = "";

        @Override
        Object perform(Output output) throws InterruptedException {
            JsonNode found = market().retry(parsed());
            if (found.path("quarantined").asBoolean()) {
                throw Failure.of(
                        ExitCode.FAILED,
                        "still-quarantined",
                        entity + " is quarantined again: "
                                + found.path("reason").asText(),
                        "assay entity quarantined says where to look");
            }
            output.say(entity + " takes commands");
            return found;
        }

        private EntityId parsed() {
            try {
                return EntityId.parse(entity);
            } catch (IllegalArgumentException e) {
                throw Failure.of(
                        ExitCode.ARGUMENTS,
                        "bad-entity",
                        String.valueOf(e.getMessage()),
                        "assay entity quarantined names those to retry");
            }
        }
    }
}
