package assay.cluster.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpResponse;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.participant.Market;
import assay.journal.LiveJournal;
import assay.journal.cassandra.ViewTables;
import assay.runtime.Inspected;
import assay.runtime.Sharded;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What answers are made from.
 *
 * @param blocking runs what waits for the database
 */
record Means(
        ActorSystem<?> system,
        Sharded entities,
        Market market,
        ViewTables views,
        LiveJournal journal,
        InstantSource clock,
        Executor blocking,
        Giving giving,
        Replays replays) {
    /** What {@code show} says about an entity; one to which nothing ever happened is not found. */
    CompletionStage<HttpResponse> one(EntityId id, Function<Inspected, JsonNode> show) {
        return entities.inspect(id).thenApply(seen -> {
            if (seen.number() == 0) throw new NotAnswered(nothing(id));
            return Replies.tagged(Replies.json(show.apply(seen)), seen.number());
        });
    }

    static Problem nothing(EntityId id) {
        String word = id.type().word();
        return Problem.notFound(
                "nothing ever happened to " + id, "GET /v1/entities?type=" + word + " lists those there are");
    }

    /** An answer that waits for the database. */
    CompletionStage<HttpResponse> later(Supplier<HttpResponse> answer) {
        return CompletableFuture.supplyAsync(answer, blocking);
    }

    /** A page of names under {@code key}: each with where more is said about it. */
    CompletionStage<HttpResponse> names(Asked asked, EntityType type, String key) {
        asked.only("limit", "cursor");
        int limit = asked.limit();
        return journal.entities(type, asked.after(), limit + 1).thenApply(found -> {
            List<EntityId> page = found.subList(0, Math.min(limit, found.size()));
            ObjectNode shown = Replies.object();
            ArrayNode rows = shown.putArray(key);
            for (EntityId id : page) {
                ObjectNode row = rows.addObject();
                row.put(type.word(), id.name());
                row.put("href", "/v1/" + key + "/" + id.name());
            }
            boolean more = found.size() > limit;
            shown.put("next", Asked.cursor(more ? page.get(limit - 1).name() : ""));
            return Replies.json(shown);
        });
    }

    /** What every entity says about its history, and why it takes no commands, if it does not. */
    static ObjectNode history(ObjectNode shown, Inspected seen) {
        shown.put("entries", seen.number());
        shown.put("changed", seen.time().toString());
        seen.quarantined().ifPresent(why -> shown.put("quarantined", why));
        return shown;
    }
}
