package assay.cluster.http;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import assay.domain.entity.EntityId;
import assay.journal.cassandra.QuarantineBook;
import assay.runtime.Inspected;
import assay.runtime.Sharded;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Which entities take no commands, and the operator's way to try one again. */
final class QuarantineResource extends AllDirectives {
    private final QuarantineBook book;
    private final Sharded entities;

    QuarantineResource(QuarantineBook book, Sharded entities) {
        this.book = book;
        this.entities = entities;
    }

    Route routes(Routing routing) {
        return concat(
                routing.on(Operation.QUARANTINED, asked -> list()),
                routing.on(Operation.ENTITY_RETRY, asked -> retry(asked.entity())));
    }

    /** What the book says, less those that say themselves that they are well. */
    private CompletionStage<HttpResponse> list() {
        return book.all().thenCompose(lines -> {
            List<CompletableFuture<Optional<ObjectNode>>> shown = new ArrayList<>();
            for (QuarantineBook.Line line : lines) {
                shown.add(entities.inspect(line.entity())
                        .thenApply(found -> shown(line, found))
                        .exceptionally(failure -> Optional.of(node(line, "unknown: it does not answer")))
                        .toCompletableFuture());
            }
            return CompletableFuture.allOf(shown.toArray(CompletableFuture<?>[]::new))
                    .thenApply(all -> {
                        ObjectNode answer = Replies.object();
                        ArrayNode list = answer.putArray("quarantined");
                        for (CompletableFuture<Optional<ObjectNode>> one : shown)
                            one.join().ifPresent(list::add);
                        return Replies.json(answer);
                    });
        });
    }

    private Optional<ObjectNode> shown(QuarantineBook.Line line, Inspected found) {
        if (found.quarantined().isPresent()) return Optional.of(node(line, "quarantined"));
        book.strike(line.entity());
        return Optional.empty();
    }

    private static ObjectNode node(QuarantineBook.Line line, String now) {
        ObjectNode node = Replies.object();
        node.put("entity", line.entity().toString());
        node.put("now", now);
        node.put("node", line.node());
        node.put("since", line.since().toString());
        node.put("reason", line.reason());
        node.put(
                "do",
                "read the node's log from that time on; when the cause is mended (a program with the fault corrected "
                        + "is running, say): assay entity retry " + line.entity());
        return node;
    }

    private CompletionStage<HttpResponse> retry(EntityId entity) {
        return entities.retry(entity).thenApply(found -> {
            ObjectNode answer = Replies.object();
            answer.put("entity", entity.toString());
            answer.put("quarantined", found.quarantined().isPresent());
            found.quarantined().ifPresent(why -> answer.put("reason", why));
            if (found.quarantined().isEmpty()) book.strike(entity);
            return Replies.json(answer);
        });
    }
}
