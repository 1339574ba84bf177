package assay.cli.replay;

import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.cell.Sent;
import assay.journal.codec.RecordJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts entries into lines: one for each event that the selection takes. */
final class Telling {
    private static final int WIDE = 160;

    private final Selection selection;
    private final Instant start;
    private final RecordJson json = new RecordJson();

    Telling(Selection selection, Instant start) {
        this.selection = selection;
        this.start = start;
    }

    /** What happened in one entry and is shown: events in their order, or the refusal. */
    List<ObjectNode> shown(Entry<?> entry) {
        List<ObjectNode> shown = new ArrayList<>();
        for (Object event : entry.events()) take(event, shown);
        entry.refusal().ifPresent(refusal -> take(refusal, shown));
        return shown;
    }

    private void take(Object happened, List<ObjectNode> shown) {
        if (json.toTree(happened) instanceof ObjectNode object
                && selection.takes(object.path("type").asText())) shown.add(object);
    }

    /** {@code   12.500 s  task/first-task#12  task.RoundClosed {…}}, for each of what is {@code shown}. */
    List<String> lines(Entry<?> entry, List<ObjectNode> shown) {
        String at = String.format(
                Locale.ROOT,
                "%9.3f s  %s#%d  ",
                Duration.between(start, entry.time()).toNanos() / 1e9,
                entry.entity(),
                entry.number());
        List<String> lines = new ArrayList<>();
        for (ObjectNode each : shown) {
            String refused = entry.refusal().isPresent() ? "refused: " : "";
            lines.add(at + refused + words(each));
        }
        if (shown.isEmpty()) lines.add(at + "nothing changed");
        return lines;
    }

    private static String words(JsonNode typed) {
        if (!(typed instanceof ObjectNode object)) return typed.toString();
        ObjectNode rest = object.deepCopy();
        String type = rest.remove("type").asText();
        String text = rest.isEmpty() ? type : type + " " + rest;
        return text.length() <= WIDE ? text : text.substring(0, WIDE) + "…";
    }

    /** Why the entry was written, and what follows from it. */
    List<String> around(Entry<?> entry) {
        List<String> lines = new ArrayList<>();
        lines.add("             because " + because(entry.cause()));
        for (Sent sent : entry.sends()) {
            lines.add("             sends " + sent.to() + " no. " + sent.number() + ": "
                    + words(json.toTree(sent.command())));
        }
        return lines;
    }

    private String because(Cause cause) {
        if (cause instanceof Cause.Requested asked) return asked.from() + " asked (its no. " + asked.number() + ")";
        if (cause instanceof Cause.Answered answered) {
            return answered.by() + " answered no. " + answered.number();
        }
        if (cause instanceof Cause.Told told) return told.from() + " said " + words(json.toTree(told.command()));
        return "it was due at " + ((Cause.Due) cause).at();
    }

    /** What happened in one entry, for programs. */
    ObjectNode object(Entry<?> entry, List<ObjectNode> shown) {
        ObjectNode object = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        object.put("entity", entry.entity().toString());
        object.put("number", entry.number());
        object.put("time", entry.time().toString());
        object.put("refused", entry.refusal().isPresent());
        shown.forEach(object.putArray("events")::add);
        return object;
    }
}
