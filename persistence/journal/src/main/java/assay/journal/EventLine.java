package assay.journal;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.journal.codec.RecordJson;
import assay.journal.codec.UnreadableRecord;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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

    private static final Set<String> HEAD = new TreeSet<>(List.of(SCHEMA_FIELD, "entity", "number", "time"));

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

    /** What the beginning of {@code line} says; nothing behind it is looked at. Throws as {@link #read} does. */
    public EntryHead head(byte[] line, int offset, int length) {
        try (JsonParser parser = MAPPER.getFactory().createParser(line, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new UnreadableRecord("not a JSON object");
            Map<String, String> values = new TreeMap<>();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (HEAD.contains(field)) values.put(field, parser.getText());
                else if (value.isStructStart()) parser.skipChildren();
                if (values.size() == HEAD.size()) return head(values);
            }
            throw new UnreadableRecord("has no "
                    + HEAD.stream()
                            .filter(field -> !values.containsKey(field))
                            .findFirst()
                            .orElseThrow());
        } catch (JsonProcessingException e) {
            throw noJson(e);
        } catch (IOException e) {
            // Nothing else is read here: these bytes are no text in the encoding they begin like.
            throw new UnreadableRecord("not a line of JSON: " + e.getMessage(), e);
        }
    }

    private static EntryHead head(Map<String, String> values) {
        if (!SCHEMA.equals(values.get(SCHEMA_FIELD))) throw otherSchema(values.get(SCHEMA_FIELD));
        try {
            EntityId entity = EntityId.parse(values.getOrDefault("entity", ""));
            long number = Long.parseLong(values.getOrDefault("number", ""));
            return new EntryHead(entity, number, Instant.parse(values.getOrDefault("time", "")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableRecord(String.valueOf(e.getMessage()), e);
        }
    }

    private static UnreadableRecord noJson(JsonProcessingException e) {
        int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
        return new UnreadableRecord("column " + column + ": not a line of JSON: " + e.getOriginalMessage(), e);
    }

    private static UnreadableRecord otherSchema(@Nullable Object found) {
        return new UnreadableRecord("schema " + found + ", expected \"" + SCHEMA + "\"");
    }

    /** The entry that {@code line} is; throws {@link UnreadableRecord} saying what is wrong with it. */
    public Entry<?> read(String line) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw noJson(e);
        }
        if (!(tree instanceof ObjectNode object)) throw new UnreadableRecord("not a JSON object");
        JsonNode schema = object.remove(SCHEMA_FIELD);
        if (schema == null || !SCHEMA.equals(schema.asText())) {
            throw otherSchema(schema);
        }
        return json.fromObject(object, Entry.class);
    }
}
