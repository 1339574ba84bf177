package assay.cli.live;

import assay.cli.Output;
import assay.cli.Steps;
import assay.cli.story.TaskBars;
import assay.cli.story.TaskOutcome;
import assay.cli.story.TaskStory;
import assay.domain.cell.EventSink;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One task of a scenario on a real cluster, from bounty to payout, told as it happens. */
public final class Demonstration {
    private static final Duration SLACK = Duration.ofMinutes(2);

    private final Path file;
    private final Scenario scenario;
    private final List<String> settings;
    private final FleetPlan plan;
    private final Output output;
    private final Instant called = Instant.now();

    /**
     * A demonstration of the first task of {@code scenario}.
     *
     * @param file which it was read from, with {@code settings}
     */
    public Demonstration(Path file, Scenario scenario, List<String> settings, FleetPlan plan, Output output) {
        this.file = file;
        this.scenario = scenario;
        this.settings = List.copyOf(settings);
        this.plan = plan;
        this.output = output;
    }

    /**
     * Runs to the payout.
     *
     * @param keep whether the cluster goes on afterwards
     */
    public DemoData perform(boolean keep) throws IOException, InterruptedException {
        output.say("Starting Cassandra, " + plan.nodes() + " nodes, and a process for the participants; data in "
                + plan.data());
        if (keep) return performAndKeep();
        try (Steps steps = starting();
                Fleet fleet = Fleet.start(plan, steps::done)) {
            DemoData data = run(fleet.file());
            output.say("Next:");
            output.say("  assay simulate " + file + "    the same in virtual time");
            output.say("  assay demo --keep    a cluster that stays, in which to kill a node");
            output.say("Stopping everything …");
            return data;
        }
    }

    private DemoData performAndKeep() throws IOException, InterruptedException {
        ClusterFile kept;
        try (Steps steps = starting()) {
            kept = Supervisor.start(plan, file, settings, steps::done);
        }
        DemoData data = run(kept);
        output.say("The cluster goes on. Next:");
        output.say("  assay status    its processes, with their ids, and what the nodes see");
        output.say("  assay task run " + file + " --follow    the same task again; meanwhile, elsewhere:");
        output.say("  kill -9 " + kept.members().get(0).pid() + "    ends "
                + kept.members().get(0).name() + ", and the task goes on: assay task list; assay task show NAME");
        output.say("  assay journal export --out journal.jsonl    every decision, one entry a line");
        output.say("  assay down    stops it; its data stays");
        return data;
    }

    private Steps starting() {
        return new Steps(output, "cluster", plan.nodes() + 2);
    }

    private DemoData run(ClusterFile cluster) throws InterruptedException {
        MarketClient market = new MarketClient(cluster.endpoints(), Tokens.in(plan.data(), cluster.endpoints()));
        Posting posting = new Posting(market);
        TaskEntry entry = scenario.tasks().get(0);
        ParticipantId client = new ParticipantId(entry.client());
        List<EntityId> miners = miners();
        try (Steps steps = new Steps(output, "participants", miners.size() + 1)) {
            posting.awaitArrivals(client, miners, steps::done);
        }
        EntityId task = posting.freeName(entry.name());
        posting.open(client, task, entry.spec());
        TaskOutcome outcome = follow(market, task, entry, miners.size());
        output.say("");
        outcome.table().forEach(output::say);
        output.say("data: " + plan.data());
        if (!outcome.ending().equals(Optional.of("completed"))) throw TaskRun.notCompleted(task, outcome);
        return DemoData.of(outcome, started(), plan.data());
    }

    private TaskOutcome follow(MarketClient market, EntityId task, TaskEntry entry, int miners)
            throws InterruptedException {
        TaskStory story = new TaskStory(false, output::say);
        try (TaskBars bars = new TaskBars(output, miners)) {
            EventSink both = each -> {
                story.accept(each);
                bars.accept(each);
            };
            return new Follower(market, task, both)
                    .await(entry.spec().deadline().plus(SLACK));
        }
    }

    private List<EntityId> miners() {
        List<EntityId> miners = new ArrayList<>();
        for (Miners group : scenario.population().miners()) {
            for (int i = 1; i <= group.count(); i++) {
                miners.add(new EntityId(EntityType.MINER, group.prefix() + "-" + i));
            }
        }
        return miners;
    }

    /** When the command was given: the launcher turns into this process, so it is as old as the command. */
    private Instant started() {
        if (System.getProperty(ClassData.FOLDER) == null) return called;
        return ProcessHandle.current().info().startInstant().orElse(called);
    }
}
