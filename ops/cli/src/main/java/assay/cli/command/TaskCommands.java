package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.live.ClusterFile;
import assay.cli.live.Follower;
import assay.cli.live.MarketClient;
import assay.cli.live.Posting;
import assay.cli.live.Reach;
import assay.cli.live.TaskRun;
import assay.cli.live.Tokens;
import assay.cli.live.Trust;
import assay.cli.story.TaskOutcome;
import assay.cli.story.TaskStory;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.file.LoadedTask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code task …}: what a client does. */
@Command(
        name = "task",
        mixinStandardHelpOptions = true,
        description = "Check, post and follow tasks; judge results, and give tasks up.",
        subcommands = {
            TaskCommands.Check.class,
            TaskCommands.Run.class,
            ListCommands.Tasks.class,
            TaskCommands.Show.class,
            ListCommands.Results.class,
            ClientCommands.Judge.class,
            ClientCommands.Withdraw.class
        })
final class TaskCommands extends Group {
    /** {@code task check}: says everything that is wrong with a file, and posts nothing. */
    @Command(name = "check", mixinStandardHelpOptions = true, description = "Check task files; posts nothing.")
    static final class Check extends Action {
        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Task files, ours or Project PAI's; scenarios.")
        List<Path> files = List.of();

        @Option(
                names = "--data",
                paramLabel = "DIR|FILE",
                description = "Train on this data instead of what the file names.")
        @Nullable
        Path source;

        @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Replace a value of the file.")
        List<String> settings = List.of();

        @Override
        Object perform(Output output) {
            for (Path file : files) {
                for (LoadedTask task : Reading.tasks(file, Optional.ofNullable(source), settings, output)) {
                    output.say(file + ": " + task.spec().title() + ", bounty "
                            + task.spec().bounty() + " credits");
                }
            }
            return Map.of("files", files.stream().map(Path::toString).toList());
        }
    }

    /** {@code task run}: posts a task. */
    @Command(name = "run", mixinStandardHelpOptions = true, description = "Post a task.")
    static final class Run extends Action {
        private static final Duration SLACK = Duration.ofMinutes(2);

        @Parameters(
                paramLabel = "FILE",
                description = "A task file, ours or Project PAI's, or a scenario, whose tasks are all posted at once.")
        Path file = Path.of("");

        @Option(names = "--follow", description = "Tell its story until it has ended.")
        boolean follow;

        @Option(
                names = "--data",
                paramLabel = "DIR|FILE",
                description = "Train on this data instead of what the file names.")
        @Nullable
        Path source;

        @Option(
                names = "--cluster",
                paramLabel = "DIR",
                description = "The cluster's data directory (default: the last one started).")
        @Nullable
        Path cluster;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "The token to be let in with (default: ASSAY_TOKEN, then what is in the data directory).")
        @Nullable
        Path tokenFile;

        @Option(
                names = "--endpoint",
                paramLabel = "URL",
                description = "Where a cluster on other machines answers; several for when one does not.")
        List<String> endpoints = List.of();

        @Option(
                names = "--authority",
                paramLabel = "FILE",
                description = "A PEM file with the certificate that those of https endpoints go back to "
                        + "(default: ASSAY_AUTHORITY, then the public authorities).")
        @Nullable
        Path authority;

        @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Replace a value of the file.")
        List<String> settings = List.of();

        @Override
        Object perform(Output output) throws InterruptedException {
            List<LoadedTask> tasks = Reading.tasks(file, Optional.ofNullable(source), settings, output);
            tasks.forEach(Run::checkData);
            Reach reach = Reach.of(cluster, endpoints);
            List<ParticipantId> clients = new ArrayList<>();
            for (LoadedTask task : tasks) clients.add(client(task, reach));
            Trust trust = Trust.find(authority);
            Tokens tokens = Tokens.find(tokenFile, reach.folder(), reach.endpoints(), trust);
            MarketClient market = new MarketClient(reach.endpoints(), tokens, trust);
            List<EntityId> posted = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) posted.add(post(tasks.get(i), clients.get(i), market, output));
            List<Map<String, Object>> answers = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                if (follow) answers.add(follow(posted.get(i), tasks.get(i), market, output));
                else
                    answers.add(Map.of(
                            "task",
                            posted.get(i).name(),
                            "client",
                            clients.get(i).name()));
            }
            return answers.size() == 1 ? answers.get(0) : Map.of("tasks", answers);
        }

        private EntityId post(LoadedTask task, ParticipantId client, MarketClient market, Output output)
                throws InterruptedException {
            Posting posting = new Posting(market);
            EntityId id = posting.freeName(task.name().orElseGet(this::nameOfFile));
            posting.awaitArrivals(client, List.of(), name -> {});
            posting.open(client, id, task.spec());
            output.say(id.name() + " posted for " + client);
            return id;
        }

        private static Map<String, Object> follow(EntityId id, LoadedTask task, MarketClient market, Output output)
                throws InterruptedException {
            TaskStory story = new TaskStory(false, line -> {
                output.say(line);
                output.stream("line", line.strip());
            });
            TaskOutcome outcome =
                    new Follower(market, id, story).await(task.spec().deadline().plus(SLACK));
            outcome.table().forEach(output::say);
            if (!outcome.ending().equals(Optional.of("completed"))) throw TaskRun.notCompleted(id, outcome);
            return summary(id, outcome);
        }

        private static void checkData(LoadedTask task) {
            if (task.absentData().isEmpty()) return;
            String message = "the data " + task.absentData().get() + " is not on this machine";
            throw Failure.of(ExitCode.ARGUMENTS, "no-data", message, "give the files with --data DIR or --data FILE");
        }

        private ParticipantId client(LoadedTask task, Reach reach) {
            // Who lives in a cluster on other machines is not known here: the market says no to a stranger.
            if (!endpoints.isEmpty()) return new ParticipantId(task.client().orElseThrow(this::noClient));
            List<String> clients = ClusterFile.require(reach.folder()).clients();
            String wanted = task.client().orElseGet(() -> clients.isEmpty() ? "nobody" : clients.get(0));
            if (clients.contains(wanted)) return new ParticipantId(wanted);
            String message = "client " + wanted + " does not live in this cluster, expected one of " + clients;
            throw Failure.of(ExitCode.ARGUMENTS, "bad-client", message, "correct client in the file, or leave it out");
        }

        private Failure noClient() {
            String message = file + " does not say whose task it is";
            return Failure.of(ExitCode.ARGUMENTS, "bad-client", message, "add client: NAME, or --set client=NAME");
        }

        private String nameOfFile() {
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
            return name.replaceAll("[^A-Za-z0-9._-]", "-");
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Tell a task's story so far.")
    static final class Show extends LiveAction {
        @Parameters(paramLabel = "NAME")
        String name = "";

        @Override
        Object perform(Output output) throws InterruptedException {
            EntityId id = EntityCommands.id(EntityType.TASK, name);
            List<String> lines = new ArrayList<>();
            TaskOutcome outcome = EntityCommands.story(market(), id, lines);
            lines.forEach(output::say);
            List<String> table = outcome.ending().isPresent() ? outcome.table() : outcome.progress();
            table.forEach(output::say);
            Map<String, Object> answer = summary(id, outcome);
            answer.put("story", lines.stream().map(String::strip).toList());
            return answer;
        }
    }

    private static Map<String, Object> summary(EntityId id, TaskOutcome outcome) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("task", id.name());
        summary.put("ending", outcome.ending().orElse(null));
        summary.put("escrowMicros", outcome.escrowMicros());
        summary.put("paidMicros", outcome.paidMicros());
        summary.put("refundedMicros", outcome.refundedMicros());
        summary.put("payouts", outcome.payments());
        if (!outcome.results().isEmpty()) summary.put("results", outcome.results());
        summary.put("initialAccuracy", outcome.initialAccuracy().orElse(null));
        summary.put("finalAccuracy", outcome.finalAccuracy().orElse(null));
        return summary;
    }
}
