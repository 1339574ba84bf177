package assay.training;

import assay.domain.training.JobFailed;
import java.nio.charset.StandardCharsets;

/** The bundled handwritten digits: 64 grey values from 0 to 16 and the digit, separated by commas. */
final class DigitsFormat {
    private static final int PIXELS = 64;
    private static final int GREYEST = 16;
    private static final int CLASSES = 10;

    private DigitsFormat() {}

    static Samples parse(byte[] bytes) throws JobFailed {
        String[] lines = new String(bytes, StandardCharsets.US_ASCII).strip().split("\n", -1);
        byte[] features = new byte[lines.length * PIXELS];
        byte[] labels = new byte[lines.length];
        for (int row = 0; row < lines.length; row++) {
            String[] cells = lines[row].strip().split(",", -1);
            if (cells.length != PIXELS + 1) throw Failures.badInput(damaged(row));
            for (int i = 0; i < PIXELS; i++) features[row * PIXELS + i] = cell(row, cells[i], GREYEST);
            labels[row] = cell(row, cells[PIXELS], CLASSES - 1);
        }
        return new ByteSamples(PIXELS, CLASSES, GREYEST, features, labels);
    }

    private static byte cell(int row, String text, int largest) throws JobFailed {
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value <= largest) return (byte) value;
        } catch (NumberFormatException e) {
            throw Failures.badInput(damaged(row), e);
        }
        throw Failures.badInput(damaged(row));
    }

    private static String damaged(int row) {
        return "bundled digits, line " + (row + 1) + " is damaged: reinstall Assay";
    }
}
