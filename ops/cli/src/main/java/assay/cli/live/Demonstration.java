package assay.cli.live;

import assay.cli.Output;
import assay.cli.Steps;
import assay.cli.story.TaskOutcome;
import assay.cli.story.TaskStory;
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
    private final FleetPlan plan;
    private final Output output;

    /** A demonstration of the first task of {@code scenario}, which was read from {@code file}. */
    public Demonstration(Path file, Scenario scenario, FleetPlan plan, Output output) {
        this.file = file;
        this.scenario = scenario;
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
        if (keep) {
            ClusterFile kept;
            try (Steps steps = starting()) {
                kept = Supervisor.start(plan, file, steps::done);
            }
            DemoData data = run(kept);
            output.say(
                    "The cluster goes on. Try: assay status; assay task list; assay journal export --out journal.jsonl;"
                            + " kill -9 " + kept.members().get(0).pid()
                            + " (a node) during assay task run FILE --follow.");
            output.say("assay down stops it.");
            return data;
        }
        try (Steps steps = starting();
                Fleet fleet = Fleet.start(plan, steps::done)) {
            DemoData data = run(fleet.file());
            output.say("Stopping everything …");
            return data;
        }
    }

    private Steps starting() {
        return new Steps(output, "cluster", plan.nodes() + 2);
    }

    private DemoData run(ClusterFile cluster) throws InterruptedException {
        MarketClient market = new MarketClient(cluster.endpoints());
        Posting posting = new Posting(market);
        TaskEntry entry = scenario.tasks().get(0);
        ParticipantId client = new ParticipantId(entry.client());
        List<EntityId> miners = miners();
        try (Steps steps = new Steps(output, "participants", miners.size() + 1)) {
            posting.awaitArrivals(client, miners, steps::done);
        }
        EntityId task = posting.freeName(entry.name());
        posting.open(client, task, entry.spec());
        Follower follower = new Follower(market, task, new TaskStory(false, output::say));
        TaskOutcome outcome = follower.await(entry.spec().deadline().plus(SLACK));
        output.say("");
        outcome.table().forEach(output::say);
        output.say("data: " + plan.data());
        if (!outcome.ending().equals(Optional.of("completed"))) throw TaskRun.notCompleted(task, outcome);
        output.say("Next: the same in virtual time: assay simulate " + file
                + "; with a cluster that stays: assay demo --keep, and then kill a node.");
        return DemoData.of(outcome, started());
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

    private static Instant started() {
        return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }
}
