package assay.domain.miner;

import assay.domain.board.Listing;
import assay.domain.money.Credits;
import java.util.List;
import java.util.Locale;

/**
 * What a miner would rather do. It only orders what the miner is shown: nothing that anybody declares changes the odds
 * of an election, or it would be declared for that reason.
 *
 * @param kinds of task, most wanted first; empty for any
 * @param minimumBounty of the tasks it would rather have
 * @param words one of which it would rather see in a title; empty for any
 */
public record Preferences(List<String> kinds, Credits minimumBounty, List<String> words) {
    public Preferences {
        kinds = List.copyOf(kinds);
        words = List.copyOf(words);
    }

    /** Anything is as welcome as anything else. */
    public static Preferences unsaid() {
        return new Preferences(List.of(), Credits.ZERO, List.of());
    }

    /** How far a task is from what is wanted: 0 is exactly that. */
    public int distance(Listing task) {
        int distance = kinds.isEmpty() || kinds.contains(task.kind()) ? Math.max(0, kinds.indexOf(task.kind())) : 10;
        if (task.bounty().lessThan(minimumBounty)) distance += 10;
        String title = task.title().toLowerCase(Locale.ROOT);
        boolean spoken =
                words.isEmpty() || words.stream().anyMatch(word -> title.contains(word.toLowerCase(Locale.ROOT)));
        return spoken ? distance : distance + 10;
    }
}
