package assay.cli.command;

import assay.cli.Output;
import assay.domain.entity.EntityType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists with filters and pages: tasks, results of a task, tasks and payouts of a participant. */
final class ListCommands {
    private ListCommands() {}

    /** {@code task list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List tasks: paid ones first, the newest of them first.")
    static final class Tasks extends LiveAction {
        @Option(names = "--state", paramLabel = "open|ended|all", description = "Which (default: all).")
        String state = "all";

        @Option(names = "--kind", paramLabel = "KIND", description = "training, contribution, …")
        @Nullable
        String kind;

        @Option(names = "--min-bounty", paramLabel = "CREDITS")
        @Nullable
        String minBounty;

        @Option(names = "--max-bounty", paramLabel = "CREDITS")
        @Nullable
        String maxBounty;

        @Option(names = "--max-stake", paramLabel = "CREDITS", description = "What a miner can lock.")
        @Nullable
        String maxStake;

        @Option(names = "--client", paramLabel = "NAME")
        @Nullable
        String client;

        @Option(
                names = "--needs",
                paramLabel = "A,B",
                description = "Only tasks that need nothing but these capabilities.")
        @Nullable
        String needs;

        @Option(names = "--text", paramLabel = "TEXT", description = "In the name or the title.")
        @Nullable
        String text;

        @Option(names = "--filler", paramLabel = "yes|no", description = "Only tasks that nobody pays for, or none.")
        @Nullable
        String filler;

        @Option(
                names = "--for",
                paramLabel = "MINER",
                description = "Only what this miner qualifies for, in the order that it prefers.")
        @Nullable
        String miner;

        @Option(names = "--sort", paramLabel = "ORDER", description = "newest, oldest, bounty, deadline, stake, name.")
        @Nullable
        String sort;

        @Option(names = "--limit", paramLabel = "N", description = "Rows of a page, at most 500 (default: 50).")
        @Nullable
        String limit;

        @Option(names = "--page", paramLabel = "CURSOR", description = "Go on where a page has ended.")
        @Nullable
        String page;

        @Override
        Object perform(Output output) throws InterruptedException {
            JsonNode answer = new Questions(market())
                    .with("state", Optional.of(state))
                    .with("kind", Optional.ofNullable(kind))
                    .with("min-bounty", Optional.ofNullable(minBounty))
                    .with("max-bounty", Optional.ofNullable(maxBounty))
                    .with("max-stake", Optional.ofNullable(maxStake))
                    .with("client", Optional.ofNullable(client))
                    .with("needs", Optional.ofNullable(needs))
                    .with("text", Optional.ofNullable(text))
                    .with("filler", Optional.ofNullable(filler))
                    .with("for", Optional.ofNullable(miner))
                    .with("sort", Optional.ofNullable(sort))
                    .with("limit", Optional.ofNullable(limit))
                    .with("cursor", Optional.ofNullable(page))
                    .ask("tasks");
            Questions.sayTasks(answer, output);
            Questions.sayRest(answer, "the same with --page", output);
            List<String> names = new ArrayList<>();
            answer.path("tasks").forEach(task -> names.add(task.path("task").asText()));
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("names", names);
            ((ObjectNode) answer).properties().forEach(part -> told.put(part.getKey(), part.getValue()));
            return told;
        }
    }

    /** {@code task results}. */
    @Command(
            name = "results",
            mixinStandardHelpOptions = true,
            description = "What came of a task: rounds, people, payouts.")
    static final class Results extends LiveAction {
        @Parameters(paramLabel = "NAME")
        String name = "";

        @Override
        Object perform(Output output) throws InterruptedException {
            EntityCommands.id(EntityType.TASK, name);
            JsonNode answer = new Questions(market()).ask("tasks/" + name + "/results");
            Questions.sayResults(answer.path("task"), output);
            Questions.sayRest(answer, "", output);
            return answer;
        }
    }

    /** What the lists about one participant have in common. */
    abstract static class OfSomebody extends LiveAction {
        @Parameters(paramLabel = "NAME")
        String name = "";

        @Option(names = "--role", paramLabel = "ROLE", description = "client, miner, evaluator, …")
        @Nullable
        String role;

        @Option(names = "--state", paramLabel = "open|ended|all", description = "Which tasks (default: all).")
        @Nullable
        String state;

        @Option(names = "--limit", paramLabel = "N", description = "Rows of a page, at most 500 (default: 50).")
        @Nullable
        String limit;

        @Option(names = "--page", paramLabel = "TASK", description = "Go on where a page has ended.")
        @Nullable
        String page;

        JsonNode ask(String what, Output output) throws InterruptedException {
            EntityCommands.id(EntityType.MINER, name);
            JsonNode answer = new Questions(market())
                    .with("role", Optional.ofNullable(role))
                    .with("state", Optional.ofNullable(state))
                    .with("limit", Optional.ofNullable(limit))
                    .with("after", Optional.ofNullable(page))
                    .ask("participants/" + name + "/" + what);
            Questions.sayPeople(answer.path(what), output);
            Questions.sayRest(answer, "the same with --page", output);
            return answer;
        }
    }

    /** {@code miner tasks}. */
    @Command(name = "tasks", mixinStandardHelpOptions = true, description = "The tasks somebody had to do with.")
    static final class TasksOf extends OfSomebody {
        @Override
        Object perform(Output output) throws InterruptedException {
            return ask("tasks", output);
        }
    }

    /** {@code payout list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "What somebody was paid, task by task.")
    static final class PayoutsOf extends OfSomebody {
        @Override
        Object perform(Output output) throws InterruptedException {
            return ask("payouts", output);
        }
    }
}
