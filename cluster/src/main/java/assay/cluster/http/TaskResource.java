package assay.cluster.http;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.task.AssignmentCommand;
import assay.domain.task.Task;
import assay.domain.task.TaskCommand;
import assay.file.BadFile;
import assay.file.LoadedTask;
import assay.file.Problem;
import assay.file.TaskReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What a client does about its tasks: posts one, looks at it, judges what was handed in, gives up. */
final class TaskResource extends AllDirectives {
    private static final String NOBODY = "it is not said whose task this is";

    private final Means means;
    private final TaskShown shown = new TaskShown();

    TaskResource(Means means) {
        this.means = means;
    }

    Route routes(Routing routing) {
        return concat(
                routing.on(Operation.TASK, asked -> means.one(asked.entity(EntityType.TASK), shown::task)),
                routing.on(Operation.TASK_OPEN, this::open),
                routing.on(Operation.TASK_WITHDRAW, this::withdraw),
                routing.on(Operation.TASK_JUDGE, this::judge));
    }

    /** The body is a task file, as {@code assay task run} takes it: {@code name}, {@code client}, {@code task}. */
    private CompletionStage<HttpResponse> open(Asked asked) {
        Bodies.check(asked.request());
        LoadedTask task = read(asked.body());
        ParticipantId client = client(asked, task);
        EntityId id = new EntityId(EntityType.TASK, task.name().orElseThrow(() -> unnamed()));
        TaskCommand command = new TaskCommand.OpenTask(task.spec());
        return means.replays().once(asked, key -> means.giving().give(asked.caller(), client, id, key, command, () -> {
            ObjectNode opened = Replies.object();
            opened.put("task", id.name());
            opened.put("client", client.name());
            opened.put("href", "/v1/tasks/" + id.name());
            ArrayNode warnings = opened.putArray("warnings");
            task.warnings().forEach(warnings::add);
            return Replies.created("/v1/tasks/" + id.name(), opened);
        }));
    }

    private static LoadedTask read(String body) {
        try {
            return TaskReader.read("body", body);
        } catch (BadFile e) {
            ArrayNode errors = JsonNodeFactory.instance.arrayNode();
            for (Problem problem : e.problems()) {
                ObjectNode error = errors.addObject();
                error.put("place", problem.place());
                error.put("field", problem.field());
                error.put("found", problem.found());
                error.put("expected", problem.expected());
            }
            int count = errors.size();
            throw new NotAnswered(assay.cluster.http.Problem.unprocessable(
                            "bad-task",
                            (count == 1 ? "the task has a mistake: " : "the task has " + count + " mistakes: ")
                                    + e.problems().get(0),
                            "correct what errors lists; assay scenario schema --task prints what a task may say")
                    .with("errors", errors));
        }
    }

    private static NotAnswered unnamed() {
        return new NotAnswered(assay.cluster.http.Problem.unprocessable(
                        "bad-task", "the task has no name", "add name: at the top of the task")
                .found("no name", "name: a name that no other task has"));
    }

    private static ParticipantId client(Asked asked, LoadedTask task) {
        Optional<ParticipantId> said = task.client().map(ParticipantId::new);
        ParticipantId client = said.or(() -> asked.caller().participant())
                .orElseThrow(() -> new NotAnswered(assay.cluster.http.Problem.unprocessable(
                                "bad-task", NOBODY, "add client: at the top of the task")
                        .found("no client", "client: a participant's name")));
        Giving.inOwnName(asked.caller(), client);
        return client;
    }

    private CompletionStage<HttpResponse> withdraw(Asked asked) {
        EntityId id = asked.entity(EntityType.TASK);
        return byClient(asked, id, new TaskCommand.WithdrawTask());
    }

    private CompletionStage<HttpResponse> judge(Asked asked) {
        EntityId id = asked.entity(EntityType.TASK);
        String number = asked.path().getOrDefault("number", "");
        JsonNode said = asked.object(List.of("accepts", "reason"));
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new NotAnswered(assay.cluster.http.Problem.badRequest(
                            "assignment " + number + ": expected its number, from 1",
                            "GET /v1/tasks/" + id.name() + "/results lists assignments")
                    .found(number, "1 or more"));
        }
        if (!said.path("accepts").isBoolean()) {
            throw new NotAnswered(assay.cluster.http.Problem.unprocessable(
                            "bad-judgement", "accepts: expected true or false", "say whether the result is accepted")
                    .found(said.path("accepts").toString(), "true or false"));
        }
        return byClient(
                asked,
                id,
                new AssignmentCommand.JudgeResult(
                        Integer.parseInt(number),
                        said.path("accepts").asBoolean(),
                        said.path("reason").asText("")));
    }

    /** In the name of the task's client: whoever may act for everybody need not say whose task it is. */
    private CompletionStage<HttpResponse> byClient(Asked asked, EntityId id, TaskCommand command) {
        Optional<ParticipantId> caller = asked.caller().participant();
        return means.replays().once(asked, key -> means.entities().inspect(id).thenCompose(seen -> {
            if (!(seen.state() instanceof Task.Known task)) throw new NotAnswered(Means.nothing(id));
            ParticipantId from = caller.orElse(task.posted().client());
            return means.giving().give(asked.caller(), from, id, key, command, () -> Replies.json(taken(id))
                    .withStatus(StatusCodes.ACCEPTED));
        }));
    }

    private static ObjectNode taken(EntityId id) {
        ObjectNode taken = Replies.object();
        taken.put("task", id.name());
        taken.put("outcome", "done");
        taken.put("href", "/v1/tasks/" + id.name());
        return taken;
    }
}
