package assay.journal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A question about what somebody did.
 *
 * @param role empty for any
 * @param state {@code open}, {@code ended} or {@code all}
 * @param after name of the last task of the page before; empty for the first page
 */
public record PersonQuestion(String role, String state, int limit, String after) {
    /** Everything that can be asked for. */
    public static final List<String> KEYS = List.of("role", "state", "limit", "after");

    /**
     * Reads a question; unsaid is: any role, all tasks, {@link TaskQuery#USUAL_LIMIT} of them.
     *
     * @throws BadQuestion when it cannot be read
     */
    public static PersonQuestion of(Map<String, String> asked) {
        List<String> faults = new ArrayList<>();
        for (String key : asked.keySet()) {
            if (!KEYS.contains(key)) faults.add(key + ": expected one of " + String.join(", ", KEYS));
        }
        String state = asked.getOrDefault("state", "all");
        if (!List.of("open", "ended", "all").contains(state)) {
            faults.add("state=" + state + ": expected open, ended or all");
        }
        String limit = asked.getOrDefault("limit", Integer.toString(TaskQuery.USUAL_LIMIT));
        boolean sound = limit.matches("[0-9]{1,3}")
                && Integer.parseInt(limit) >= 1
                && Integer.parseInt(limit) <= TaskQuery.MAX_LIMIT;
        if (!sound) faults.add("limit=" + limit + ": expected 1 to " + TaskQuery.MAX_LIMIT);
        if (!faults.isEmpty()) throw new BadQuestion(faults);
        return new PersonQuestion(
                asked.getOrDefault("role", ""), state, Integer.parseInt(limit), asked.getOrDefault("after", ""));
    }

    /** Whether {@code row} is asked for. */
    public boolean fits(Participation row) {
        boolean inState = state.equals("all") || row.open() == state.equals("open");
        return inState && (role.isEmpty() || role.equals(row.role()));
    }
}
