package assay.file;

import java.util.ArrayList;
import java.util.List;

/** How many each of several groups is, from counts, shares of a total, and what is left of it. */
public final class Counts {
    private static final long ONE = 1_000_000;
    private static final int UNKNOWN = -1;

    private final Document document;
    private final String total;
    private final int all;
    private final List<Integer> counts = new ArrayList<>();

    /**
     * Reads them.
     *
     * @param kind {@code miners} or {@code evaluators}; the total stands beside them as {@code total-KIND}
     */
    public Counts(Document document, Section population, String kind, List<Section> groups) {
        this.document = document;
        this.total = "total-" + kind;
        boolean mixed = population.has(total);
        this.all = mixed ? population.integer(total) : 0;
        for (int i = 0; i < groups.size(); i++) {
            counts.add(
                    mixed
                            ? inMixture(groups.get(i), "population." + kind + "[" + i + "]")
                            : groups.get(i).integer("count"));
        }
        if (mixed) fill("population." + kind);
    }

    public int of(int group) {
        return counts.get(group);
    }

    private int inMixture(Section group, String path) {
        if (group.has("count")) {
            if (group.has("share")) document.violated(path + ".share", "both", "a count or a share");
            return group.integer("count");
        }
        if (!group.has("share")) return UNKNOWN;
        long share = group.micros("share", 0);
        if (share < 0 || share > ONE) document.violated(path + ".share", Long.toString(share), "0 to 1");
        return (int) ((all * share + ONE / 2) / ONE);
    }

    private void fill(String path) {
        long known = counts.stream()
                .filter(count -> count != UNKNOWN)
                .mapToLong(Integer::longValue)
                .sum();
        long open = counts.stream().filter(count -> count == UNKNOWN).count();
        long rest = all - known;
        String found = known + " in the groups that say how many they are";
        if (rest < 0) document.violated("population." + total, found, "at least as many as the groups make up");
        if (open == 0 && rest > 0) {
            document.violated(
                    "population." + total,
                    found,
                    "as many as the groups make up, or a group without count or share: the rest");
        }
        boolean first = true;
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) != UNKNOWN) continue;
            if (!first)
                document.violated(
                        path + "[" + i + "]", "neither count nor share", "one group at most that is the rest");
            counts.set(i, first ? (int) Math.max(0, rest) : 0);
            first = false;
        }
    }
}
