package assay.cli.report;

import java.util.ArrayList;
import java.util.List;

/** A heading and what stands under it: plots first, in pairs where they are not wide, then those that are absent. */
public final class Section {
    private Section() {}

    /**
     * The blocks of a section.
     *
     * @param words under the heading; may be empty
     */
    public static List<Block> of(String title, String words, List<? extends Block> contents) {
        List<Block> shown = new ArrayList<>();
        List<Block> absent = new ArrayList<>();
        for (Block block : contents) (block instanceof Block.Absent ? absent : shown).add(block);
        widenTheOneLeft(shown);
        shown.add(0, new Block.Heading(title, words));
        shown.addAll(absent);
        return shown;
    }

    /** A narrow plot without a neighbour would leave half of the page empty. */
    private static void widenTheOneLeft(List<Block> shown) {
        int run = 0;
        for (int i = 0; i <= shown.size(); i++) {
            boolean narrow = i < shown.size() && shown.get(i) instanceof Chart chart && !chart.wide();
            if (narrow) {
                run++;
                continue;
            }
            if (run % 2 == 1) shown.set(i - 1, ((Chart) shown.get(i - 1)).widened());
            run = 0;
        }
    }
}
