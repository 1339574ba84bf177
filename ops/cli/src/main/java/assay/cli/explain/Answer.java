package assay.cli.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of one participant, and why.
 *
 * @param outcome in a few words: {@code miner, paid 12.5}, or {@code elected}
 * @param amountMicros what the plan gives it; 0 where nothing is paid
 */
public record Answer(String participant, String outcome, long amountMicros, List<Because> because) {
    public Answer {
        because = List.copyOf(because);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(participant + ": " + outcome);
        for (Because each : because) lines.add("  - " + each.line());
        return lines;
    }
}
