package assay.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing drawn in a chart. Layers of equal name share an entry of the legend; a layer without name has none.
 *
 * @param rows one for each mark, numbers as {@link Kind} says, at most six significant digits each
 * @param labels what is said about the row at the same place, when somebody points at it; may be empty
 */
public record Layer(String name, Kind kind, Tone tone, List<List<Double>> rows, List<String> labels) {
    /** How rows are drawn. */
    public enum Kind {
        /** (x, y): joined by straight lines. */
        LINE,
        /** (x, y): joined by a line with a mark at every row. */
        DOTTED,
        /** (x, y): joined by a line of dashes. */
        DASHED,
        /** (x, y): a line that keeps its height until the next row. */
        STEPS,
        /** (x, y): a small disc each. */
        POINTS,
        /** (x, y): a diamond each. */
        DIAMONDS,
        /** (x, y): a short horizontal stroke each, for a median among points. */
        STROKES,
        /** (x, y): a bar from 0 each. */
        BARS,
        /** (x, low, high): a vertical stroke each, for an interval around a point. */
        WHISKERS,
        /** (x, low, high): everything between two curves, for a confidence band around a line of the same name. */
        RIBBON,
        /** (low, high): everything between two heights. */
        BAND,
        /** (y): a level. */
        RULE,
        /** (x, y, value): a field each, coloured by its value; both axes have categories. */
        HEAT,
        /** (x, y, meaning): a field each that says its label; above 0 it is good, below 0 bad. */
        WORDS
    }

    public Layer {
        rows = List.copyOf(rows);
        labels = List.copyOf(labels);
    }

    /** A layer while it is being filled. */
    public static final class Rows {
        private final List<List<Double>> rows = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();

        /** One more mark, about which nothing is said. */
        public Rows add(double... numbers) {
            return add("", numbers);
        }

        /** One more mark. */
        public Rows add(String label, double... numbers) {
            List<Double> row = new ArrayList<>();
            for (double number : numbers) row.add(Numbers.short6(number));
            rows.add(List.copyOf(row));
            labels.add(label);
            return this;
        }

        public boolean isEmpty() {
            return rows.isEmpty();
        }

        /** The layer with these rows. */
        public Layer as(String name, Kind kind, Tone tone) {
            boolean silent = labels.stream().allMatch(String::isEmpty);
            return new Layer(name, kind, tone, rows, silent ? List.of() : labels);
        }
    }
}
