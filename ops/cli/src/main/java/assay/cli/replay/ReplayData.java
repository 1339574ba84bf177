package assay.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;

/**
 * What {@code replay --json} says in the end; what happened stands before it, a line for each entry.
 *
 * @param entries how many entries were shown
 * @param events how many events and refusals were shown
 * @param entities whose they were, with the number of entries of each
 * @param states the states asked for, each {@code {number, state}}, by entity
 * @param start when the journal begins
 * @param end the time of its last entry
 */
public record ReplayData(
        String journal,
        int total,
        long entries,
        long events,
        SortedMap<String, Long> entities,
        SortedMap<String, JsonNode> states,
        String start,
        String end) {}
