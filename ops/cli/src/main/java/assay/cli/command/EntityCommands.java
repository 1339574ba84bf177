package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.live.Follower;
import assay.cli.live.MarketClient;
import assay.cli.story.TaskOutcome;
import assay.cli.story.TaskStory;
import assay.domain.account.Accounts;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Names;
import assay.domain.money.Credits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code miner}, {@code account}, {@code payout}: looks at what the market holds. */
final class EntityCommands {
    private EntityCommands() {}

    /** Each costs a question to the market. */
    private static final int TOLD_IN_FULL = 100;

    /** {@code miner list|show|declare|tasks|run}. */
    @Command(
            name = "miner",
            mixinStandardHelpOptions = true,
            description = "Be a miner, look at miners, and say what one can do.",
            subcommands = {
                ParticipantCommands.MinerRun.class,
                MinerList.class,
                MinerCommands.Show.class,
                MinerCommands.Declare.class,
                ListCommands.TasksOf.class
            })
    static final class Miner extends Group {}

    /** {@code account show|deposit}. */
    @Command(
            name = "account",
            mixinStandardHelpOptions = true,
            description = "Look at accounts, and let money in.",
            subcommands = {AccountShow.class, AccountDeposit.class})
    static final class Account extends Group {}

    /** {@code payout show|list}. */
    @Command(
            name = "payout",
            mixinStandardHelpOptions = true,
            description = "Look at payouts.",
            subcommands = {PayoutShow.class, ListCommands.PayoutsOf.class})
    static final class Payout extends Group {}

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List all miners.")
    static final class MinerList extends LiveAction {
        @Override
        Object perform(Output output) throws InterruptedException {
            return list(market(), EntityType.MINER, output);
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show one account.")
    static final class AccountShow extends LiveAction {
        @Parameters(paramLabel = "NAME", description = "A participant, escrow.TASK, stake.MINER or treasury.")
        String name = "";

        @Override
        Object perform(Output output) throws InterruptedException {
            MarketClient market = market();
            EntityId id = id(EntityType.ACCOUNT, name);
            ObjectNode entity = (ObjectNode) show(market, id, output);
            Optional<JsonNode> found = market.found("/v1/accounts/" + id.name());
            found.ifPresent(account -> {
                output.say(account.path("available").asText() + " credits available, "
                        + account.path("reserved").asText() + " reserved");
                add(account, entity);
            });
            return entity;
        }
    }

    @Command(
            name = "deposit",
            mixinStandardHelpOptions = true,
            description = "Let money in for a participant; only an operator may.")
    static final class AccountDeposit extends LiveAction {
        @Parameters(index = "0", paramLabel = "NAME")
        String name = "";

        @Parameters(index = "1", paramLabel = "AMOUNT", description = "Credits, such as 250 or 12.5.")
        String amount = "";

        @Option(
                names = "--id",
                paramLabel = "ID",
                description = "Names this deposit: the same again lets nothing more in (default: a new one).")
        String transfer = "deposit-" + UUID.randomUUID();

        @Override
        Object perform(Output output) throws InterruptedException {
            EntityId account = id(EntityType.ACCOUNT, name);
            if (!Accounts.mayBeNamed(name)) {
                String message = "account " + name + ": expected a participant's, named with " + Accounts.USABLE_NAME;
                throw Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "correct the name");
            }
            Credits credits = Amount.of("AMOUNT", amount);
            ObjectNode command = new ObjectMapper().createObjectNode();
            command.put("type", "account.Deposit");
            command.put("transfer", transfer);
            command.put("amount", credits.toString());
            market().tell(Accounts.CASHIER, account, transfer, command);
            output.say(credits + " let in for " + name);
            return Map.of("account", name, "amountMicros", credits.micros(), "id", transfer);
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show who was paid for a task, and why.")
    static final class PayoutShow extends LiveAction {
        @Parameters(paramLabel = "TASK")
        String task = "";

        @Override
        Object perform(Output output) throws InterruptedException {
            MarketClient market = market();
            EntityId id = id(EntityType.TASK, task);
            TaskOutcome outcome = story(market, id, new ArrayList<>());
            outcome.table().forEach(output::say);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("escrowMicros", outcome.escrowMicros());
            answer.put("paidMicros", outcome.paidMicros());
            answer.put("refundedMicros", outcome.refundedMicros());
            answer.put("payouts", outcome.payments());
            Optional<JsonNode> plan = market.found("/v1/payouts/" + id.name());
            plan.ifPresent(found ->
                    output.say("the plan of payment: " + found.path("phase").asText()));
            answer.put("plan", plan.orElse(null));
            return answer;
        }
    }

    static EntityId id(EntityType type, String name) {
        if (Names.valid(name)) return new EntityId(type, name);
        String message = type.word() + " \"" + name + "\": expected letters, digits, '.', '_' and '-'";
        throw Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "assay " + type.word() + " list names them");
    }

    /** All names of a type; people are also told what the first of them are at. */
    static Object list(MarketClient market, EntityType type, Output output) throws InterruptedException {
        List<EntityId> found = market.entities(type);
        if (found.isEmpty()) output.say("no " + type.word() + " yet");
        int width = found.stream().mapToInt(id -> id.name().length()).max().orElse(0);
        int told = 0;
        for (EntityId id : found) {
            String about = told++ < TOLD_IN_FULL ? about(market.entity(id).path("state")) : "";
            output.say((id.name() + " ".repeat(width - id.name().length()) + "  " + about).stripTrailing());
        }
        return Map.of("names", found.stream().map(EntityId::name).toList());
    }

    /** The phase, and what is fixed about it: client, bounty and title of a task, stake of a miner. */
    private static String about(JsonNode state) {
        String type = state.path("type").asText();
        String phase = type.substring(type.lastIndexOf('.') + 1);
        JsonNode posted = state.path("posted");
        List<String> words = new ArrayList<>();
        words.add((state.has("ending") ? state.path("ending").asText() : phase).toLowerCase(Locale.ROOT));
        if (posted.has("client")) words.add(posted.path("client").asText());
        if (posted.has("spec")) {
            words.add(posted.path("spec").path("bounty").asText());
            words.add(posted.path("spec").path("title").asText());
        }
        JsonNode stake = state.path("membership").path("stake");
        if (stake.isTextual()) words.add("stake " + stake.asText());
        return String.join("  ", words);
    }

    /** What a resource says besides, under its own names; what is there stays as it is. */
    static void add(JsonNode resource, ObjectNode shown) {
        for (Map.Entry<String, JsonNode> field : resource.properties()) {
            if (!shown.has(field.getKey())) shown.set(field.getKey(), field.getValue());
        }
    }

    static JsonNode show(MarketClient market, EntityId id, Output output) throws InterruptedException {
        JsonNode entity = market.entity(id);
        output.say(id + ", " + entity.path("number").asLong() + " entries, last at "
                + entity.path("time").asText());
        output.say(entity.path("state").toPrettyString());
        return entity;
    }

    /** What is known of {@code task} by now; its story goes to {@code lines}. */
    static TaskOutcome story(MarketClient market, EntityId task, List<String> lines) throws InterruptedException {
        Follower follower = new Follower(market, task, new TaskStory(false, lines::add));
        if (follower.look() == 0) {
            String message = "there is no " + task;
            throw Failure.of(ExitCode.FAILED, "not-found", message, "assay task list names those there are");
        }
        return follower.outcome();
    }
}
