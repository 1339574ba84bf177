package assay.cluster.http;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import assay.cluster.access.Gate;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Names;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Miner;
import assay.journal.cassandra.ViewTables;
import assay.journal.view.BadQuestion;
import assay.journal.view.Freshness;
import assay.journal.view.Paged;
import assay.journal.view.Participation;
import assay.journal.view.PersonQuestion;
import assay.journal.view.TaskQuery;
import assay.journal.view.TaskRow;
import assay.runtime.Sharded;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Questions about tasks and those who work for them, answered from rows that are folded from the journal a little later:
 * each answer says as of when. {@code GET /tasks}, {@code /tasks/NAME/results}, {@code /participants/NAME/tasks} and
 * {@code /participants/NAME/payouts}.
 */
final class Questions extends AllDirectives {
    private final ViewTables views;
    private final Sharded entities;
    private final InstantSource clock;
    private final Executor blocking;
    private final Function<Throwable, HttpResponse> failed;
    private final Gate gate;
    private final ObjectMapper json = new ObjectMapper();

    Questions(
            ActorSystem<?> system,
            ViewTables views,
            Sharded entities,
            InstantSource clock,
            Function<Throwable, HttpResponse> failed,
            Gate gate) {
        this.views = views;
        this.entities = entities;
        this.clock = clock;
        this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        this.failed = failed;
        this.gate = gate;
    }

    Route routes() {
        return concat(
                path("tasks", () -> get(() -> gate.admit(Operation.TASKS, caller -> parameterMap(this::tasks)))),
                named(Operation.TASK_RESULTS, "tasks", "results", (name, asked) -> answer(() -> results(name))),
                named(
                        Operation.PARTICIPANT_TASKS,
                        "participants",
                        "tasks",
                        (name, asked) -> answer(() -> tasksOf(name, asked))),
                named(
                        Operation.PARTICIPANT_PAYOUTS,
                        "participants",
                        "payouts",
                        (name, asked) -> answer(() -> payoutsOf(name, asked))));
    }

    private Route named(
            Operation operation, String first, String last, BiFunction<String, Map<String, String>, Route> inner) {
        return path(
                PathMatchers.segment(first).slash(PathMatchers.segment()).slash(last),
                name -> get(() -> gate.admit(
                        operation,
                        caller -> parameterMap(asked -> {
                            if (Names.valid(name)) return inner.apply(name, asked);
                            return complete(Replies.problem(Problem.badRequest(
                                    "name \"" + name + "\": expected letters, digits, '.', '_' and '-'",
                                    "correct the name")));
                        }))));
    }

    private Route answer(Supplier<HttpResponse> answer) {
        return completed(CompletableFuture.supplyAsync(answer, blocking));
    }

    private Route completed(CompletionStage<HttpResponse> answer) {
        return completeWithFuture(answer.exceptionally(failure -> {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            if (!(cause instanceof BadQuestion bad)) return failed.apply(failure);
            return Replies.problem(Problem.badRequest(String.valueOf(bad.getMessage()), "correct the question"));
        }));
    }

    private Route tasks(Map<String, String> asked) {
        TaskQuery query;
        try {
            query = TaskQuery.of(asked);
        } catch (BadQuestion e) {
            return complete(
                    Replies.problem(Problem.badRequest(String.valueOf(e.getMessage()), "correct the question")));
        }
        CompletionStage<Optional<Miner>> miner = query.forWhom().isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : miner(query.forWhom().get());
        return completed(miner.thenApplyAsync(known -> page(query, known), blocking));
    }

    private CompletionStage<Optional<Miner>> miner(ParticipantId who) {
        return entities.inspect(new EntityId(EntityType.MINER, who.name()))
                .thenApply(seen -> Optional.of((Miner) seen.state()));
    }

    private HttpResponse page(TaskQuery query, Optional<Miner> miner) {
        // Before the rows: what is said about them is then true at least.
        Freshness fresh = views.progress();
        List<TaskRow> rows = new ArrayList<>();
        if (query.wantsOpen()) rows.addAll(views.tasks(true));
        if (query.wantsEnded()) rows.addAll(views.tasks(false));
        Paged<TaskRow> page = query.page(rows, miner, clock.instant());
        ObjectNode shown = Replies.object();
        shown.set(
                "tasks",
                json.valueToTree(page.rows().stream().map(TaskSummary::of).toList()));
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
        shown.set("task", json.valueToTree(row.get()));
        return Replies.json(fresh(shown, fresh));
    }

    private HttpResponse tasksOf(String who, Map<String, String> asked) {
        PersonQuestion question = PersonQuestion.of(asked);
        return people(who, question, question::fits, "tasks");
    }

    private HttpResponse payoutsOf(String who, Map<String, String> asked) {
        PersonQuestion question = PersonQuestion.of(asked);
        return people(who, question, row -> question.fits(row) && row.earned() > 0, "payouts");
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
        shown.set(key, json.valueToTree(page));
        shown.put("next", next);
        return Replies.json(fresh(shown, fresh));
    }

    private ObjectNode fresh(ObjectNode shown, Freshness fresh) {
        ObjectNode said = shown.putObject("fresh");
        said.put("asOf", fresh.asOf().toString());
        said.put("lagMillis", Duration.between(fresh.asOf(), clock.instant()).toMillis());
        said.put("boardEntry", fresh.boardEntry());
        return shown;
    }
}
