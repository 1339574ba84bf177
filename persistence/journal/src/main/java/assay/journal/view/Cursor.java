package assay.journal.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a page ended: what the last row is ordered by, so that the next page begins behind it whatever has come and gone
 * meanwhile.
 *
 * @param row the last row; only what rows are ordered by is true
 */
record Cursor(String order, TaskRow row) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTS = 10;

    String text() {
        ArrayNode parts = JSON.createArrayNode();
        parts.add(order)
                .add(row.task())
                .add(row.opened())
                .add(row.deadline())
                .add(row.bounty())
                .add(row.stake())
                .add(row.filler())
                .add(row.kind())
                .add(row.title())
                .add(row.client());
        byte[] bytes = parts.toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty when it is none of ours. */
    static Optional<Cursor> read(String text) {
        try {
            JsonNode parts = JSON.readTree(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (!parts.isArray() || parts.size() != PARTS) return Optional.empty();
            return Optional.of(new Cursor(parts.get(0).asText(), row(parts)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static TaskRow row(JsonNode parts) {
        List<String> none = List.of();
        return new TaskRow(
                parts.get(1).asText(),
                0,
                0,
                "",
                true,
                parts.get(7).asText(),
                parts.get(8).asText(),
                parts.get(9).asText(),
                "",
                "",
                none,
                parts.get(6).asBoolean(),
                false,
                0,
                0,
                parts.get(4).asLong(),
                parts.get(5).asLong(),
                parts.get(2).asText(),
                parts.get(3).asText(),
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                0,
                List.of());
    }
}
