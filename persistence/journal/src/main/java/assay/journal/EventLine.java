package assay.journal;

import assay.domain.cell.Entry;
import assay.journal.codec.RecordJson;
import assay.journal.codec.UnreadableRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One entry as one line of JSON, in the live journal's exports and in the simulator's alike:
 *
 * <pre>
 * {"schema":"assay-journal/1","entity":"task/t-1","number":3,"epoch":1,"time":"2026-03-01T12:00:00Z",
 *  "cause":{"type":"cell.Told",…},"trace":"alice:1","events":[{"type":"task.TaskOpened",…}],"refusal":null,
 *  "sends":[{"to":"account/alice","number":1,"command":{"type":"account.Transfer",…}}]}
 * </pre>
 *
 * Values are written as {@link RecordJson} says.
 */
public final class EventLine {
    /** What every line begins with; a reader of another schema must not guess. */
    public static final String SCHEMA = "assay-journal/1";

    private static final String SCHEMA_FIELD = "schema";

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final RecordJson json = new RecordJson();

    /** The line of {@code entry}, without an end of line. */
    public String write(Entry<?> entry) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put(SCHEMA_FIELD, SCHEMA);
        line.setAll(json.toObject(entry));
        return line.toString();
    }

    /** The entry that {@code line} is; throws {@link UnreadableRecord} saying what is wrong with it. */
    public Entry<?> read(String line) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new UnreadableRecord("column " + column + ": not a line of JSON: " + e.getOriginalMessage(), e);
        }
        if (!(tree instanceof ObjectNode object)) throw new UnreadableRecord("not a JSON object");
        JsonNode schema = object.remove(SCHEMA_FIELD);
        if (schema == null || !SCHEMA.equals(schema.asText())) {
            throw new UnreadableRecord("schema " + schema + ", expected \"" + SCHEMA + "\"");
        }
        return json.fromObject(object, Entry.class);
    }
}
