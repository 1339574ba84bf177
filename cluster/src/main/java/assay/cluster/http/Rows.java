package assay.cluster.http;

import assay.journal.view.Participation;
import assay.journal.view.TaskRow;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Rows of the read models as answers show them: rows have bare numbers, answers say what these are of. */
final class Rows {
    private static final List<String> MONEY =
            List.of("bounty", "stake", "paid", "refunded", "held", "amount", "earned");
    private static final List<String> SHARES = List.of("score");

    private final ObjectMapper json = new ObjectMapper();

    /** A task on a list: what one decides by. Its results are asked for by name. */
    ObjectNode summary(TaskRow row) {
        ObjectNode shown = Replies.object();
        shown.put("task", row.task());
        shown.put("kind", row.kind());
        shown.put("title", row.title());
        shown.put("client", row.client());
        shown.put("phase", row.phase());
        shown.put("open", row.open());
        shown.put("filler", row.filler());
        Amounts.put(shown, "bounty", row.bounty());
        Amounts.put(shown, "stake", row.stake());
        row.needs().forEach(shown.putArray("needs")::add);
        shown.put("reputation", row.kept());
        shown.put("minimumReputationMicros", row.minimumMicros());
        shown.put("newcomers", row.newcomers());
        shown.put("opened", row.opened());
        shown.put("deadline", row.deadline());
        shown.put("rounds", row.rounds().size());
        shown.put("entry", row.entry());
        return shown;
    }

    /** Everything that came of a task. */
    JsonNode results(TaskRow row) {
        return said(json.valueToTree(row));
    }

    /** What somebody had to do with a task. */
    JsonNode participation(Participation row) {
        return said(json.valueToTree(row));
    }

    private static JsonNode said(JsonNode node) {
        if (node.isArray()) {
            node.forEach(Rows::said);
            return node;
        }
        if (!(node instanceof ObjectNode object)) return node;
        for (String field : MONEY) {
            if (object.has(field)) Amounts.put(object, field, object.path(field).asLong());
        }
        for (String field : SHARES) {
            if (object.has(field)) object.set(field + "Micros", object.remove(field));
        }
        object.forEach(Rows::said);
        return object;
    }
}
