package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.live.MarketClient;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerEvent;
import assay.domain.reputation.Deed;
import assay.domain.reputation.Rating;
import assay.domain.reputation.Reputation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code miner show} and {@code miner declare}: what is known about a name, and what it says of itself. */
final class MinerCommands {
    private MinerCommands() {}

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show one miner: its membership, what it declares, its reputation and what that rests on.")
    static final class Show extends LiveAction {
        @Parameters(paramLabel = "NAME")
        String name = "";

        @Override
        Object perform(Output output) throws InterruptedException {
            MarketClient market = market();
            EntityId id = EntityCommands.id(EntityType.MINER, name);
            ObjectNode entity = (ObjectNode) market.entity(id);
            JsonNode dossier = entity.path("state").path("surety").path("dossier");
            output.say(id + ", " + entity.path("number").asLong() + " entries, last at "
                    + entity.path("time").asText());
            output.say(entity.path("state").toPrettyString());
            entity.set("reputation", reputation(dossier.path("reputation"), market.journal(id, 0), output));
            Optional<JsonNode> found = market.found("/v1/miners/" + id.name());
            found.ifPresent(miner -> EntityCommands.add(miner, entity));
            return entity;
        }

        private static ObjectNode reputation(JsonNode stored, List<Entry<?>> journal, Output output) {
            Reputation known = new Reputation(
                            stored.path("goodMicros").asLong(),
                            stored.path("badMicros").asLong(),
                            stored.path("epoch").asLong(),
                            stored.path("ratings").asInt(),
                            List.of())
                    .in(Reputation.epoch(Instant.now()));
            ObjectNode told = new ObjectMapper().createObjectNode();
            told.put("forMicros", known.goodMicros());
            told.put("againstMicros", known.badMicros());
            told.put("expectedMicros", known.expectedMicros());
            told.put("lowerBoundMicros", known.lowerBoundMicros());
            told.put("ratings", known.ratings());
            told.put("newcomer", known.newcomer());
            output.say("reputation " + Questions.decimal(known.lowerBoundMicros()) + " (expected "
                    + Questions.decimal(known.expectedMicros()) + "; evidence "
                    + Questions.decimal(known.goodMicros()) + " for, " + Questions.decimal(known.badMicros())
                    + " against, faded until now)" + (known.newcomer() ? ", a newcomer" : ""));
            ArrayNode events = told.putArray("events");
            for (Entry<?> entry : journal) {
                for (Object event : entry.events()) {
                    if (event instanceof MinerEvent.Rated rated) {
                        output.say("  " + line(entry, rated.rating()));
                        events.add(told(entry, rated));
                    }
                }
            }
            return told;
        }

        private static String line(Entry<?> entry, Rating rating) {
            String deeds = rating.deeds().stream()
                    .map(each -> word(each.deed()) + " " + each.times())
                    .collect(Collectors.joining(", "));
            return "entry " + entry.number() + " at " + entry.time() + ": " + rating.by() + " " + rating.event() + ": "
                    + deeds;
        }

        private static ObjectNode told(Entry<?> entry, MinerEvent.Rated rated) {
            ObjectNode told = new ObjectMapper().createObjectNode();
            told.put("entry", entry.number());
            told.put("time", entry.time().toString());
            told.put("by", rated.rating().by().toString());
            told.put("event", rated.rating().event());
            // The entry of the sender that has the message of this number among its sends is the one that says so.
            if (entry.cause() instanceof Cause.Requested asked)
                told.put("message", asked.from() + "#" + asked.number());
            ObjectNode deeds = told.putObject("deeds");
            rated.rating().deeds().forEach(each -> deeds.put(word(each.deed()), each.times()));
            told.put("forMicros", rated.goodMicros());
            told.put("againstMicros", rated.badMicros());
            return told;
        }

        private static String word(Deed deed) {
            return deed.name().toLowerCase(Locale.ROOT);
        }
    }

    @Command(
            name = "declare",
            mixinStandardHelpOptions = true,
            description = "Say what a miner can do, and what it would rather do; replaces what it said before.")
    static final class Declare extends LiveAction {
        @Parameters(paramLabel = "NAME")
        String name = "";

        @Option(names = "--can", paramLabel = "CAPABILITY", split = ",", description = "What it can do.")
        List<String> capabilities = List.of();

        @Option(names = "--kinds", paramLabel = "KIND", split = ",", description = "Kinds of task, most wanted first.")
        List<String> kinds = List.of();

        @Option(names = "--min-bounty", paramLabel = "CREDITS", description = "It would rather have this at least.")
        String minimumBounty = "0";

        @Option(names = "--words", paramLabel = "WORD", split = ",", description = "It would rather see in a title.")
        List<String> words = List.of();

        @Override
        Object perform(Output output) throws InterruptedException {
            EntityId id = EntityCommands.id(EntityType.MINER, name);
            if (!minimumBounty.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
                String message = "--min-bounty " + minimumBounty + ": expected an amount of credits such as 12.5";
                throw Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "correct the amount");
            }
            ObjectNode command = new ObjectMapper().createObjectNode();
            command.put("type", "miner.Declare");
            ObjectNode profile = command.putObject("profile");
            capabilities.forEach(profile.putArray("capabilities")::add);
            ObjectNode preferences = profile.putObject("preferences");
            kinds.forEach(preferences.putArray("kinds")::add);
            preferences.put("minimumBounty", minimumBounty);
            words.forEach(preferences.putArray("words")::add);
            String unique = "declare-" + UUID.randomUUID();
            market().tell(new ParticipantId(name), id, unique, command);
            output.say(name + " declares " + (capabilities.isEmpty() ? "nothing" : String.join(", ", capabilities)));
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("miner", name);
            told.put("capabilities", new ArrayList<>(capabilities));
            return told;
        }
    }
}
