package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.payout.PayoutEvent;
import assay.domain.payout.Plan;
import assay.domain.task.TaskEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One task on a {@link TestCluster}, from its opening to the check of who was paid. */
final class TaskRun {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final TestCluster cluster;
    private final String name;

    private TaskRun(TestCluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    static TaskRun open(TestCluster cluster, String name, int rounds, int localEpochs) throws Exception {
        HttpResponse<String> answer =
                cluster.client().post("/v1/commands", SmallTask.opening(name, rounds, localEpochs));
        assertThat(answer.body()).isEqualTo("{\"outcome\":\"done\"}");
        return new TaskRun(cluster, name);
    }

    /** Waits until a round is under way, so that whatever breaks now breaks in the middle. */
    void awaitTraining() throws Exception {
        await("training", state -> state.path("type").asText().equals("task.Training"));
    }

    /** Waits until the task is over; fails unless it was completed. */
    void awaitCompleted() throws Exception {
        JsonNode closed = await("closed", state -> state.path("type").asText().equals("task.Closed"));
        assertThat(closed.path("ending").asText()).as(closed.toString()).isEqualTo("COMPLETED");
    }

    private JsonNode await(String what, java.util.function.Predicate<JsonNode> holds) throws Exception {
        return Await.until("task " + name + " is " + what, PATIENCE, () -> cluster.client()
                .ask("/v1/entities/task/" + name)
                .map(entity -> entity.path("state"))
                .filter(holds));
    }

    /** Checks the exported journal: money, and that every payout of the one plan was made exactly once. */
    void check() throws Exception {
        List<Entry<?>> journal = cluster.client().journal();
        List<Plan> plans = new ArrayList<>();
        for (Entry<?> entry : journal) {
            if (!entry.entity().equals(new EntityId(EntityType.PAYOUT, name))) continue;
            for (Object event : entry.events()) {
                if (event instanceof PayoutEvent.PlanMade made) plans.add(made.plan());
            }
        }
        assertThat(plans).hasSize(1);
        assertThat(plans.get(0).lines()).as("somebody was paid").isNotEmpty();
        Ledger.of(journal).paid(name, plans.get(0));
    }

    /** How many rounds were recorded. */
    long rounds() throws Exception {
        long rounds = 0;
        for (Entry<?> entry : cluster.client().journal()) {
            if (!entry.entity().equals(new EntityId(EntityType.TASK, name))) continue;
            rounds += entry.events().stream()
                    .filter(event -> event instanceof TaskEvent.RoundClosed)
                    .count();
        }
        return rounds;
    }

    /** The name of the node that hosts this task's entity of {@code type}. */
    String host(EntityType type) throws Exception {
        return Await.until("a host of " + type, PATIENCE, () -> Optional.of(cluster.host(type.word() + "/" + name)));
    }
}
