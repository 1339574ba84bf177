package assay.cluster.http;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.japi.Pair;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import assay.domain.board.Board;
import assay.domain.board.BoardEvent;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.journal.codec.RecordJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What can be followed as it happens: one task, or the notice board. */
final class EventResource extends AllDirectives {
    private final Means means;
    private final Streams streams;
    private final BoardWatch board;
    private final RecordJson records = new RecordJson();

    EventResource(Means means) {
        this.means = means;
        this.streams = new Streams(means.system());
        this.board = new BoardWatch(means.system(), means.journal());
    }

    Route routes(Routing routing) {
        return concat(routing.on(Operation.TASK_EVENTS, this::task), routing.on(Operation.EVENTS, this::board));
    }

    private CompletionStage<HttpResponse> task(Asked asked) {
        EntityId id = asked.entity(EntityType.TASK);
        streams.check(asked.caller().name());
        Source<String, ?> frames = new TaskStream(means.system(), means.journal(), id)
                .from(last(asked))
                .orElseThrow(() -> unknown(asked));
        return means.journal()
                .entries(id)
                .take(1)
                .runWith(Sink.seq(), means.system())
                .thenApply(first -> {
                    if (first.isEmpty()) throw new NotAnswered(Means.nothing(id));
                    return Frames.response(streams.counted(asked.caller().name(), frames));
                });
    }

    private static String last(Asked asked) {
        return asked.request().getHeader("Last-Event-ID").map(HttpHeader::value).orElse("");
    }

    private static NotAnswered unknown(Asked asked) {
        return new NotAnswered(Problem.badRequest(
                "Last-Event-ID: " + last(asked) + " is none of this stream's",
                "give back the id of the last event that was read, or begin without"));
    }

    /** First all listings, then every change; who says what it has seen last is told the changes since. */
    private CompletionStage<HttpResponse> board(Asked asked) {
        streams.check(asked.caller().name());
        String last = last(asked);
        if (!last.matches("[0-9]{0,15}")) throw unknown(asked);
        if (!last.isEmpty()) {
            Source<String, ?> changes = changes(Long.parseLong(last));
            return java.util.concurrent.CompletableFuture.completedFuture(
                    Frames.response(streams.counted(asked.caller().name(), changes)));
        }
        return means.entities().inspect(Board.MAIN).thenApply(seen -> {
            Source<String, ?> all = Source.single(listings(seen.number(), (Board) seen.state()))
                    .concat(changes(seen.number()).mapMaterializedValue(ignored -> akka.NotUsed.getInstance()));
            return Frames.response(streams.counted(asked.caller().name(), all));
        });
    }

    private String listings(long number, Board now) {
        ObjectNode shown = Replies.object();
        ArrayNode list = shown.putArray("listings");
        now.listings().forEach(listing -> list.add(records.toObject(listing)));
        return Frames.frame(Long.toString(number), "listings", shown);
    }

    private Source<String, ?> changes(long from) {
        return Source.unfoldAsync(from, after -> board.after(after).thenApply(entries -> {
                    long next = entries.isEmpty()
                            ? after
                            : entries.get(entries.size() - 1).number();
                    List<String> frames = new ArrayList<>();
                    for (Entry<?> entry : entries) frames(entry, frames);
                    return Optional.of(Pair.create(next, frames));
                }))
                .mapConcat(frames -> frames);
    }

    /** The last frame of an entry says where it is: a reader cut off before it hears all of the entry again. */
    private void frames(Entry<?> entry, List<String> frames) {
        int left = entry.events().size();
        for (Object event : entry.events()) {
            String id = --left == 0 ? Long.toString(entry.number()) : "";
            if (event instanceof BoardEvent.Announced announced) {
                JsonNode listing = records.toObject(announced.listing());
                frames.add(Frames.frame(id, "announced", listing));
            } else if (event instanceof BoardEvent.Retired retired) {
                ObjectNode gone = Replies.object();
                gone.put("task", retired.task().toString());
                frames.add(Frames.frame(id, "retired", gone));
            }
        }
    }
}
