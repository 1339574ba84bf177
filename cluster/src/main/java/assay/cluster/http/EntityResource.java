package assay.cluster.http;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import assay.cluster.market.Whereabouts;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.journal.codec.UnreadableRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The market as it is: entities with the state that the rules see, their histories as event lines, work, and commands of
 * every kind. What participants and auditors use.
 */
final class EntityResource extends AllDirectives {
    private final Means means;
    private final Histories histories;
    private final Whereabouts whereabouts;
    private final Shown shown = new Shown();

    EntityResource(Means means) {
        this.means = means;
        this.histories = new Histories(means.journal());
        this.whereabouts = new Whereabouts(means.system());
    }

    Route routes(Routing routing) {
        return concat(
                routing.on(Operation.COMMAND, this::command),
                routing.on(
                        Operation.LISTINGS, asked -> means.market().listings().thenApply(shown::listings)),
                routing.on(Operation.ENTITIES, this::entities),
                routing.on(Operation.ENTITY, this::entity),
                routing.on(
                        Operation.WHERE, asked -> whereabouts.of(asked.entity()).thenApply(shown::where)),
                routing.on(Operation.WORK, this::work),
                routing.on(Operation.JOURNAL, asked -> done(Replies.lines(histories.all()))),
                routing.on(
                        Operation.JOURNAL_OF,
                        asked -> done(Replies.lines(histories.of(asked.entity(), after(asked))))));
    }

    private static CompletionStage<HttpResponse> done(HttpResponse answer) {
        return java.util.concurrent.CompletableFuture.completedFuture(answer);
    }

    private static long after(Asked asked) {
        String after = asked.said("after").orElse("0");
        if (after.matches("[0-9]{1,18}")) return Long.parseLong(after);
        throw new NotAnswered(Problem.badRequest(
                        "after=" + after + ": expected the number of an entry", "ask after=0 for all of them")
                .found(after, "the number of an entry, 0 for all"));
    }

    private CompletionStage<HttpResponse> command(Asked asked) {
        Message.Outside command = read(asked);
        Optional<Problem> expiry = Expiry.problem(command, means.clock().instant());
        if (expiry.isPresent()) throw new NotAnswered(expiry.get());
        return means.giving().tell(asked.caller(), command, shown::outcome);
    }

    private Message.Outside read(Asked asked) {
        try {
            return shown.command(asked.document());
        } catch (UnreadableRecord e) {
            throw new NotAnswered(Problem.badRequest(
                    "the body is no command: " + e.getMessage(),
                    "expected {\"from\", \"to\": \"task/t-1\", \"id\", \"expires\", \"command\": {\"type\", …}}"));
        }
    }

    /** All of a type at once; or, when a page is asked for, so many of them by name. */
    private CompletionStage<HttpResponse> entities(Asked asked) {
        asked.only("type", "limit", "cursor");
        EntityType type = Asked.type(asked.required("type", "task"));
        boolean paged = asked.said("limit").isPresent() || asked.said("cursor").isPresent();
        if (!paged) return histories.entities(type).thenApply(all -> shown.entities(all, ""));
        int limit = asked.limit();
        return means.journal().entities(type, asked.after(), limit + 1).thenApply(found -> {
            List<EntityId> page = found.subList(0, Math.min(limit, found.size()));
            return shown.entities(
                    page,
                    found.size() > limit ? Asked.cursor(page.get(limit - 1).name()) : "");
        });
    }

    private CompletionStage<HttpResponse> entity(Asked asked) {
        EntityId id = asked.entity();
        return means.one(id, shown::entity);
    }

    private CompletionStage<HttpResponse> work(Asked asked) {
        String who = asked.required("for", "alice");
        if (!ParticipantId.valid(who)) {
            throw new NotAnswered(
                    Problem.badRequest("for=" + who + ": expected a participant's name", "ask for=alice"));
        }
        ParticipantId worker = new ParticipantId(who);
        Giving.inOwnName(asked.caller(), worker);
        return means.market().work(asked.entity(), worker).thenApply(shown::work);
    }
}
