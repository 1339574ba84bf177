package assay.training;

import assay.domain.training.JobFailed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Comma-separated numbers, one sample a line, the label (a whole number from 0) in the last column. A first line whose
 * cells are not all numbers is a header. Each feature is scaled to 0…1 between its least and greatest value in the file;
 * one that never changes becomes 0.
 */
final class CsvFormat {
    /** A label beyond this is taken for a mistake, such as a feature in the last column. */
    static final int MAX_CLASSES = 10_000;

    private final String name;
    private float[] cells = new float[1024];
    private int[] labels = new int[64];
    private int rows;
    private int features = -1;
    private int classes;

    private CsvFormat(String name) {
        this.name = name;
    }

    static Samples parse(String name, byte[] bytes) throws JobFailed {
        CsvFormat file = new CsvFormat(name);
        file.readLines(new String(bytes, StandardCharsets.UTF_8));
        file.scale();
        return new FloatSamples(
                Math.max(file.features, 0),
                file.classes,
                Arrays.copyOf(file.cells, file.rows * Math.max(file.features, 0)),
                Arrays.copyOf(file.labels, file.rows));
    }

    private void readLines(String text) throws JobFailed {
        int lineNumber = 0;
        boolean first = true;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            if (end < 0) end = text.length();
            String line = text.substring(start, end).strip();
            start = end + 1;
            lineNumber++;
            if (line.isEmpty()) continue;
            String[] row = line.split(",", -1);
            if (!(first && isHeader(row))) readRow(lineNumber, row);
            first = false;
        }
    }

    private static boolean isHeader(String[] row) {
        for (String cell : row) {
            // An empty or damaged cell among numbers is a mistake to report, not a column's name.
            if (!cell.isBlank() && Character.isLetter(cell.strip().charAt(0)) && !isNumber(cell)) return true;
        }
        return false;
    }

    private static boolean isNumber(String cell) {
        try {
            Float.parseFloat(cell.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void readRow(int lineNumber, String[] row) throws JobFailed {
        if (features < 0) features = row.length - 1;
        if (row.length < 2) throw bad(lineNumber, 1, "expected at least one feature and a label, found one cell");
        if (row.length != features + 1) {
            throw Failures.badInput("dataset " + name + ", line " + lineNumber + ": expected " + (features + 1)
                    + " cells as in the first row, found " + row.length);
        }
        int offset = rows * features;
        if (offset + features > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(2 * cells.length, offset + features));
        }
        if (rows == labels.length) labels = Arrays.copyOf(labels, 2 * rows);
        for (int i = 0; i < features; i++) cells[offset + i] = feature(lineNumber, i + 1, row[i].strip());
        labels[rows] = label(lineNumber, row.length, row[features].strip());
        classes = Math.max(classes, labels[rows] + 1);
        rows++;
    }

    private float feature(int lineNumber, int column, String cell) throws JobFailed {
        try {
            float value = Float.parseFloat(cell);
            if (Float.isFinite(value)) return value;
        } catch (NumberFormatException e) {
            throw bad(lineNumber, column, "expected a number, found \"" + cell + "\"");
        }
        throw bad(lineNumber, column, "expected a finite number, found \"" + cell + "\"");
    }

    private int label(int lineNumber, int column, String cell) throws JobFailed {
        double value;
        try {
            value = Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw bad(lineNumber, column, "expected a label (a whole number from 0), found \"" + cell + "\"");
        }
        if (value >= 0 && value < MAX_CLASSES && value == Math.rint(value)) return (int) value;
        throw bad(
                lineNumber,
                column,
                "expected a label (a whole number from 0 to " + (MAX_CLASSES - 1) + "), found \"" + cell + "\"");
    }

    private JobFailed bad(int lineNumber, int column, String problem) {
        return Failures.badInput("dataset " + name + ", line " + lineNumber + ", column " + column + ": " + problem);
    }

    private void scale() {
        for (int column = 0; column < features; column++) {
            float least = Float.POSITIVE_INFINITY;
            float greatest = Float.NEGATIVE_INFINITY;
            for (int i = column; i < rows * features; i += features) {
                least = Math.min(least, cells[i]);
                greatest = Math.max(greatest, cells[i]);
            }
            // In double: the range of two floats may not be one.
            double range = (double) greatest - least;
            for (int i = column; i < rows * features; i += features) {
                cells[i] = range > 0 ? (float) (((double) cells[i] - least) / range) : 0;
            }
        }
    }
}
