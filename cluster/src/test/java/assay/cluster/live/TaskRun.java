package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cluster.Auditor;
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
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One task on a {@link TestCluster}, from its opening to the check of who was paid. */
final class TaskRun {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Supplier<Client> market;
    private final String name;

    private TaskRun(Supplier<Client> market, String name) {
        this.market = market;
        this.name = name;
    }

    /** Posts a task by this body; {@code market} gives a node that runs, whenever it is asked. */
    static TaskRun open(Supplier<Client> market, String name, String body) throws Exception {
        HttpResponse<String> answer = market.get().post("/v1/commands", body);
        assertThat(answer.body()).isEqualTo("{\"outcome\":\"done\"}");
        return new TaskRun(market, name);
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

    private JsonNode await(String what, Predicate<JsonNode> holds) throws Exception {
        return Await.until("task " + name + " is " + what, PATIENCE, () -> market.get()
                .ask("/v1/entities/task/" + name)
                .map(entity -> entity.path("state"))
                .filter(holds));
    }

    /** Checks the exported journal: every decision, the money, and that the one plan was carried out exactly once. */
    void check() throws Exception {
        List<Entry<?>> journal = restingJournal();
        Auditor.check(journal);
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

    /** All there is when nothing is added any more: an export of a market at work cuts through conversations. */
    private List<Entry<?>> restingJournal() throws Exception {
        return Await.until("the journal is at rest", PATIENCE, () -> {
            List<Entry<?>> journal = market.get().journal();
            List<Entry<?>> after = market.get().journal();
            return after.equals(journal) ? Optional.of(after) : Optional.empty();
        });
    }

    /** How many rounds were recorded. */
    long rounds() throws Exception {
        long rounds = 0;
        for (Entry<?> entry : market.get().journal()) {
            if (!entry.entity().equals(new EntityId(EntityType.TASK, name))) continue;
            rounds += entry.events().stream()
                    .filter(event -> event instanceof TaskEvent.RoundClosed)
                    .count();
        }
        return rounds;
    }
}
