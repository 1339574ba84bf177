package assay.cluster.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.unmarshalling.StringUnmarshallers;
import akka.http.javadsl.unmarshalling.Unmarshaller;
import assay.cluster.access.Caller;
import assay.cluster.access.Gate;
import assay.cluster.market.Whereabouts;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Names;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Market;
import assay.journal.cassandra.ViewTables;
import assay.journal.codec.UnreadableRecord;
import assay.runtime.Inspected;
import assay.runtime.Sharded;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint under {@code /v1}. Answers are JSON, histories are event lines; whatever goes wrong is a
 * {@link Problem}.
 */
public final class Api extends AllDirectives {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Status status;
    private final Sharded entities;
    private final Market market;
    private final Whereabouts whereabouts;
    private final Histories histories;
    private final Questions questions;
    private final Route outside;
    private final Gate gate;
    private final Shown shown = new Shown();
    private final Negotiation negotiation = new Negotiation();

    /**
     * @param views where rows that answer questions are kept
     * @param ready whether the node serves
     * @param gate what every request passes
     * @param outsiders what is there for those outside the cluster
     */
    public Api(
            ActorSystem<?> system,
            Sharded entities,
            Market market,
            ViewTables views,
            BooleanSupplier ready,
            Gate gate,
            Outsiders outsiders) {
        this.gate = negotiation.behind(gate);
        this.outside = outsiders.routes(system, this.gate);
        this.status = new Status(system, ready);
        this.entities = entities;
        this.market = market;
        this.whereabouts = new Whereabouts(system);
        this.histories = new Histories(system);
        this.questions = new Questions(system, views, entities, InstantSource.system(), Api::failed, this.gate);
    }

    /** All of it. */
    public Route routes() {
        Route all = concat(
                path(
                        "status",
                        () -> get(() -> admit(Operation.STATUS, caller -> complete(Replies.json(status.json()))))),
                path(
                        "commands",
                        () -> post(() -> admit(
                                Operation.COMMAND,
                                caller -> entity(Unmarshaller.entityToString(), body -> command(caller, body))))),
                path(
                        "listings",
                        () -> get(
                                () -> admit(Operation.LISTINGS, caller -> answer(market.listings(), shown::listings)))),
                path(
                        "entities",
                        () -> get(() -> admit(Operation.ENTITIES, caller -> parameter("type", this::entitiesOf)))),
                path(
                        "journal",
                        () -> get(() -> admit(Operation.JOURNAL, caller -> complete(Replies.lines(histories.all()))))),
                at(Operation.ENTITY, "entities", (caller, id) -> answer(entities.inspect(id), this::shownIfAny)),
                at(Operation.WHERE, "where", (caller, id) -> answer(whereabouts.of(id), shown::where)),
                at(
                        Operation.JOURNAL_OF,
                        "journal",
                        (caller, id) -> parameterOptional(
                                StringUnmarshallers.LONG,
                                "after",
                                after -> complete(Replies.lines(histories.of(id, after.orElse(0L)))))),
                questions.routes(),
                outside,
                at(Operation.WORK, "work", (caller, id) -> parameter("for", who -> workFor(caller, id, who))));
        return negotiation.around(() -> handleRejections(
                Refusals.handler(), () -> handleExceptions(exceptions(), () -> pathPrefix("v1", () -> all))));
    }

    private Route admit(Operation operation, Function<Caller, Route> inner) {
        return gate.admit(operation, inner);
    }

    /** {@code name/TYPE/NAME}, read only. */
    private Route at(Operation operation, String name, BiFunction<Caller, EntityId, Route> inner) {
        return path(
                PathMatchers.segment(name).slash(PathMatchers.segment()).slash(PathMatchers.segment()),
                (type, entity) -> get(() -> admit(operation, caller -> {
                    EntityType known = type(type);
                    if (known == null) return complete(Replies.problem(unknownType(type)));
                    if (!Names.valid(entity)) {
                        return complete(Replies.problem(Problem.badRequest(
                                "entity name \"" + entity + "\": expected letters, digits, '.', '_' and '-'",
                                "ask GET /v1/entities?type=" + type + " for the names there are")));
                    }
                    return inner.apply(caller, new EntityId(known, entity));
                })));
    }

    private Route command(Caller caller, String body) {
        Message.Outside command;
        try {
            command = shown.command(body);
        } catch (UnreadableRecord e) {
            return complete(Replies.problem(Problem.badRequest(
                    "the body is no command: " + e.getMessage(),
                    "expected {\"from\", \"to\": \"task/t-1\", \"id\", \"expires\", \"command\": {\"type\", …}}")));
        }
        if (caller.participant().isPresent() && !caller.is(command.from())) {
            return complete(Replies.problem(Problem.forbidden(
                    caller.name() + " acts for " + caller.participant().get() + ", not for " + command.from(),
                    "give commands in your own name")));
        }
        CompletionStage<HttpResponse> outcome = market.tell(command)
                .thenApply(shown::outcome)
                .exceptionally(failure -> Replies.problem(Problem.unknownOutcome(
                        command.to() + " did not answer about command " + command.id() + " in time")));
        return completeWithFuture(outcome);
    }

    private Route entitiesOf(String word) {
        EntityType type = type(word);
        if (type == null) return complete(Replies.problem(unknownType(word)));
        return answer(histories.entities(type), shown::entities);
    }

    private Route workFor(Caller caller, EntityId at, String word) {
        if (!ParticipantId.valid(word)) {
            return complete(Replies.problem(
                    Problem.badRequest("for=" + word + ": expected a participant's name", "ask for=alice")));
        }
        ParticipantId who = new ParticipantId(word);
        if (caller.participant().isPresent() && !caller.is(who)) {
            return complete(Replies.problem(Problem.forbidden(
                    caller.name() + " acts for " + caller.participant().get() + ", not for " + who,
                    "ask for work of your own")));
        }
        return answer(market.work(at, who), shown::work);
    }

    private <T> Route answer(CompletionStage<T> answer, Function<T, HttpResponse> show) {
        return completeWithFuture(answer.thenApply(show).exceptionally(Api::failed));
    }

    private HttpResponse shownIfAny(Inspected entity) {
        if (entity.number() == 0) {
            return Replies.problem(Problem.notFound(
                    "nothing ever happened to " + entity.entity(),
                    "GET /v1/entities?type=" + entity.entity().type().word() + " lists those there are"));
        }
        return shown.entity(entity);
    }

    private static HttpResponse failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return Replies.problem(Problem.unavailable("the cluster did not answer in time"));
        }
        LOG.error("a request failed", cause);
        return Replies.problem(Problem.bug(cause));
    }

    private static @Nullable EntityType type(String word) {
        for (EntityType type : EntityType.values()) {
            if (type.word().equals(word)) return type;
        }
        return null;
    }

    private static Problem unknownType(String word) {
        return Problem.badRequest(
                "entity type \"" + word + "\": expected one of "
                        + String.join(
                                ", ",
                                Stream.of(EntityType.values())
                                        .map(EntityType::word)
                                        .toList()),
                "ask for task, for example");
    }

    private ExceptionHandler exceptions() {
        return ExceptionHandler.newBuilder()
                .matchAny(failure -> complete(failed(failure)))
                .build();
    }
}
