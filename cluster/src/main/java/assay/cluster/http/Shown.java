package assay.cluster.http;

import akka.actor.Address;
import akka.http.javadsl.model.HttpResponse;
import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.participant.Work;
import assay.journal.codec.RecordJson;
import assay.journal.codec.UnreadableRecord;
import assay.runtime.Busy;
import assay.runtime.Inspected;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** How what is said to the market, and what it says, looks in JSON: records as the journal writes them. */
final class Shown {
    private final RecordJson records = new RecordJson();

    /** Reads a command; throws {@link UnreadableRecord} saying what is wrong with it. */
    Message.Outside command(JsonNode body) {
        return records.fromObject(body, Message.Outside.class);
    }

    HttpResponse outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Refused no && no.rejection() instanceof Busy busy) {
            return Replies.problem(Problem.busy(busy.message()));
        }
        ObjectNode shown = Replies.object();
        if (outcome instanceof Outcome.Refused refused) {
            shown.put("outcome", "refused");
            ObjectNode rejection = shown.putObject("rejection");
            rejection.set("type", records.toTree(refused.rejection()).get("type"));
            rejection.put("message", refused.rejection().message());
        } else {
            shown.put("outcome", "done");
        }
        return Replies.json(shown);
    }

    JsonNode entity(Inspected entity) {
        ObjectNode shown = Replies.object();
        shown.put("entity", entity.entity().toString());
        shown.put("number", entity.number());
        shown.put("time", entity.time().toString());
        entity.quarantined().ifPresent(why -> shown.put("quarantined", why));
        shown.set("state", records.toTree(entity.state()));
        return shown;
    }

    HttpResponse entities(List<EntityId> entities, String next) {
        ObjectNode shown = Replies.object();
        ArrayNode list = shown.putArray("entities");
        for (EntityId entity : entities) list.add(entity.toString());
        shown.put("next", next);
        return Replies.json(shown);
    }

    HttpResponse listings(List<Listing> listings) {
        ObjectNode shown = Replies.object();
        ArrayNode list = shown.putArray("listings");
        for (Listing listing : listings) list.add(records.toObject(listing));
        return Replies.json(shown);
    }

    HttpResponse work(List<Work> work) {
        ObjectNode shown = Replies.object();
        ArrayNode list = shown.putArray("work");
        for (Work piece : work) list.add(records.toTree(piece));
        return Replies.json(shown);
    }

    HttpResponse where(Optional<Address> address) {
        if (address.isEmpty()) return Replies.problem(Problem.unavailable("no node hosts it at the moment"));
        ObjectNode shown = Replies.object();
        shown.put("node", address.get().toString());
        return Replies.json(shown);
    }
}
