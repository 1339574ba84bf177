package assay.cli.report;

import java.util.List;

/** A part of a page, from top to bottom. */
public sealed interface Block
        permits Chart, Block.Heading, Block.Answer, Block.Facts, Block.Command, Block.Table, Block.Absent {
    /** A section begins; {@code words} may be empty. */
    record Heading(String title, String words) implements Block {}

    /**
     * The answer.
     *
     * @param verdict a word: {@code supported}, {@code refuted} or {@code undecided}
     * @param claim what was claimed; may be empty
     * @param reason in words
     */
    record Answer(String verdict, String claim, String reason) implements Block {}

    /** A few figures with names. */
    record Facts(List<Fact> facts) implements Block {
        /** One of them. */
        public record Fact(String name, String value) {}

        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A command that can be typed again. */
    record Command(String words, String command) implements Block {}

    /**
     * A table.
     *
     * @param numeric which columns are numbers, by their place
     * @param folded whether a reader has to open it
     */
    record Table(String title, List<String> columns, List<Integer> numeric, List<List<String>> rows, boolean folded)
            implements Block {
        public Table {
            columns = List.copyOf(columns);
            numeric = List.copyOf(numeric);
            rows = List.copyOf(rows);
        }
    }

    /** A plot that would have nothing on it, and why. */
    record Absent(String title, String why) implements Block {}
}
