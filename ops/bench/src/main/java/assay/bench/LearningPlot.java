package assay.bench;

import assay.simulation.learning.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Four panels of trials: what was measured as dots, what the curve says as lines. */
record LearningPlot(LearningTable errors) {
    private static final int WIDTH = 380;
    private static final int HEIGHT = 260;
    private static final int MARGIN = 44;
    private static final int LABELS = 120;
    private static final int ROUNDS = 8;
    private static final List<String> COLOURS =
            List.of("#1b6ca8", "#d1495b", "#2e933c", "#8d6a9f", "#e09f3e", "#3d3d3d", "#00a6a6", "#a44a3f");

    /** The picture. */
    String svg() {
        int wide = WIDTH + LABELS;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"11\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
                2 * wide,
                2 * HEIGHT));
        svg.append(panel("How much data", "one miner, ", 0, 0));
        svg.append(panel("How many miners, each with 126 samples", " miners, 126|of 10 rest|copy", wide, 0));
        svg.append(panel("Label flippers", "flip labels", 0, HEIGHT));
        svg.append(panel("Sign flippers and scaled gradients", "flip signs|scales by", wide, HEIGHT));
        return svg.append("</svg>\n").toString();
    }

    private String panel(String title, String names, int x, int y) {
        StringBuilder panel =
                new StringBuilder(String.format(Locale.ROOT, "<g transform=\"translate(%d,%d)\">%n", x, y));
        panel.append(text(MARGIN, 18, "font-weight=\"bold\"", title));
        for (int tenth = 0; tenth <= 8; tenth += 2) {
            double level = tenth / 10.0;
            panel.append(
                    String.format(Locale.ROOT, "<path d=\"M%.1f %.1fH%d\" stroke=\"#ddd\"/>%n", x(0), y(level), WIDTH));
            panel.append(text(14, y(level) + 4, "", level + ""));
        }
        for (int round = 0; round <= ROUNDS; round += 2) panel.append(text(x(round) - 3, HEIGHT - 22, "", round + ""));
        panel.append(text(WIDTH - 40, HEIGHT - 6, "", "round"));
        int shown = 0;
        double lastLabel = Double.MAX_VALUE;
        for (int i : ordered(names)) {
            String colour = COLOURS.get(shown++ % COLOURS.size());
            double[] fitted = errors.expected().get(i);
            panel.append("<polyline fill=\"none\" stroke=\"" + colour + "\" points=\"");
            for (int round = 0; round < fitted.length; round++) {
                panel.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(round), y(fitted[round])));
            }
            panel.append("\"/>\n");
            double[] dots = errors.measured().get(i);
            for (int round = 0; round < dots.length; round++) {
                panel.append(String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>%n",
                        x(round),
                        y(dots[round]),
                        colour));
            }
            double at = Math.min(lastLabel - 12, y(dots[dots.length - 1]) + 4);
            lastLabel = at;
            panel.append(text(
                    x(dots.length - 1) + 6,
                    at,
                    "fill=\"" + colour + "\"",
                    Trial.all().get(i).name()));
        }
        return panel.append("</g>\n").toString();
    }

    /** The trials whose names contain one of {@code names}, lowest last error first. */
    private List<Integer> ordered(String names) {
        List<Integer> chosen = new ArrayList<>();
        List<Trial> trials = Trial.all();
        for (int i = 0; i < trials.size(); i++) {
            for (String part : names.split("\\|", -1)) {
                if (trials.get(i).name().contains(part)) chosen.add(i);
            }
        }
        chosen.sort((one, other) -> Double.compare(last(one), last(other)));
        return chosen;
    }

    private double last(int trial) {
        double[] dots = errors.measured().get(trial);
        return dots[dots.length - 1];
    }

    private static double x(int round) {
        return MARGIN + (WIDTH - MARGIN - 20.0) * round / ROUNDS;
    }

    private static double y(double error) {
        return HEIGHT - 40 - (HEIGHT - 75) * error / 0.9;
    }

    private static String text(double x, double y, String style, String words) {
        return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>%n", x, y, style, words);
    }
}
