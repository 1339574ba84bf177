package assay.cluster.http;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Miner;
import assay.journal.cassandra.ViewTables;
import assay.journal.view.Freshness;
import assay.journal.view.Paged;
import assay.journal.view.Participation;
import assay.journal.view.PersonQuestion;
import assay.journal.view.TaskQuery;
import assay.journal.view.TaskRow;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Questions about tasks and those who work for them, answered from rows that are folded from the journal a little later:
 * each answer says as of when. {@code GET /tasks}, {@code /tasks/NAME/results}, {@code /participants/NAME/tasks} and
 * {@code /participants/NAME/payouts}.
 */
final class Questions extends AllDirectives {
    private final Means means;
    private final ViewTables views;
    private final Rows rows = new Rows();

    Questions(Means means) {
        this.means = means;
        this.views = means.views();
    }

    Route routes(Routing routing) {
        return concat(
                routing.on(Operation.TASKS, this::tasks),
                routing.on(Operation.TASK_RESULTS, asked -> {
                    asked.only();
                    String name = asked.name();
                    return means.later(() -> results(name));
                }),
                routing.on(Operation.PARTICIPANT_TASKS, asked -> people(asked, "tasks", row -> true)),
                routing.on(Operation.PARTICIPANT_PAYOUTS, asked -> people(asked, "payouts", row -> row.earned() > 0)));
    }

    private CompletionStage<HttpResponse> tasks(Asked asked) {
        TaskQuery query = TaskQuery.of(asked.query());
        CompletionStage<Optional<Miner>> miner = query.forWhom().isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : miner(query.forWhom().get());
        return miner.thenApplyAsync(known -> page(query, known), means.blocking());
    }

    private CompletionStage<Optional<Miner>> miner(ParticipantId who) {
        return means.entities()
                .inspect(new EntityId(EntityType.MINER, who.name()))
                .thenApply(seen -> Optional.of((Miner) seen.state()));
    }

    private HttpResponse page(TaskQuery query, Optional<Miner> miner) {
        // Before the rows: what is said about them is then true at least.
        Freshness fresh = views.progress();
        List<TaskRow> found = new ArrayList<>();
        if (query.wantsOpen()) found.addAll(views.tasks(true));
        if (query.wantsEnded()) found.addAll(views.tasks(false));
        Paged<TaskRow> page = query.page(found, miner, means.clock().instant());
        ObjectNode shown = Replies.object();
        ArrayNode list = shown.putArray("tasks");
        page.rows().forEach(row -> list.add(rows.summary(row)));
        shown.put("next", page.next());
        return Replies.json(fresh(shown, fresh));
    }

    private HttpResponse results(String name) {
        Freshness fresh = views.progress();
        Optional<TaskRow> row = views.task(name);
        if (row.isEmpty()) {
            return Replies.problem(Problem.notFound(
                    "no results of task/" + name + " as of " + fresh.asOf(),
                    "GET /v1/tasks?state=all lists the tasks that were funded; a new one takes a moment"));
        }
        ObjectNode shown = Replies.object();
        shown.set("task", rows.results(row.get()));
        return Replies.tagged(
                Replies.json(fresh(shown, fresh)), row.get().entry() + row.get().payoutEntry());
    }

    private CompletionStage<HttpResponse> people(Asked asked, String key, Predicate<Participation> wanted) {
        String who = asked.name();
        Map<String, String> said = new TreeMap<>(asked.query());
        if (said.remove("cursor") != null) said.put("after", asked.after());
        PersonQuestion question = PersonQuestion.of(said);
        return means.later(() -> people(who, question, row -> question.fits(row) && wanted.test(row), key));
    }

    private HttpResponse people(String who, PersonQuestion question, Predicate<Participation> fits, String key) {
        Freshness fresh = views.progress();
        List<Participation> page = new ArrayList<>();
        String after = question.after();
        String next = "";
        // A page is filled from as many pages of the table as it takes.
        for (boolean more = true; more && page.size() < question.limit(); ) {
            int room = question.limit() - page.size();
            List<Participation> read = views.participations(who, after, room);
            more = read.size() >= room;
            for (Participation row : read) {
                after = row.task();
                if (fits.test(row)) page.add(row);
            }
            next = more ? after : "";
        }
        ObjectNode shown = Replies.object();
        shown.put("participant", who);
        ArrayNode list = shown.putArray(key);
        page.forEach(row -> list.add(rows.participation(row)));
        shown.put("next", Asked.cursor(next));
        return Replies.json(fresh(shown, fresh));
    }

    private ObjectNode fresh(ObjectNode shown, Freshness fresh) {
        ObjectNode said = shown.putObject("fresh");
        said.put("asOf", fresh.asOf().toString());
        said.put(
                "lagMillis",
                Duration.between(fresh.asOf(), means.clock().instant()).toMillis());
        said.put("boardEntry", fresh.boardEntry());
        return shown;
    }
}
