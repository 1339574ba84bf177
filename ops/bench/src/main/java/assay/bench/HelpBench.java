package assay.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How long {@code assay --help} takes, by turns with a bare {@code java -version}: seconds from before the start of the
 * process to its end. Argument: the number of runs (20).
 */
public final class HelpBench {
    private static final double SECOND_NANOS = 1e9;
    private static final double AIM_SECONDS = 0.5;

    private HelpBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        Report report = new Report("help");
        List<Double> helps = new ArrayList<>();
        List<Double> bares = new ArrayList<>();
        // The first turn only warms up.
        for (int run = -1; run < runs; run++) {
            double help = seconds(Place.launcher(), "--help");
            double bare = seconds(Place.java(), "-version");
            if (run < 0) continue;
            helps.add(help);
            bares.add(bare);
        }
        Numbers help = Numbers.of(helps, seconds -> seconds);
        Numbers bare = Numbers.of(bares, seconds -> seconds);
        double ratio = help.median() / bare.median();
        Table table = new Table("of " + runs + " runs", "median s", "least s", "most s", "of bare", "aim s")
                .row(cells("`assay --help`", help, ratio, "< " + AIM_SECONDS))
                .row(cells("`java -version`", bare, 1, "–"));
        report.publish(
                table,
                report.json()
                        .put("runs", runs)
                        .put("helpSeconds", help.median())
                        .put("helpMostSeconds", help.most())
                        .put("bareSeconds", bare.median())
                        .put("helpToBare", ratio));
    }

    private static String[] cells(String name, Numbers found, double ratio, String aim) {
        return new String[] {
            name,
            Table.number(found.median(), 2),
            Table.number(found.least(), 2),
            Table.number(found.most(), 2),
            Table.number(ratio, 1),
            aim
        };
    }

    private static double seconds(String... command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int exit = process.waitFor();
        double seconds = (System.nanoTime() - start) / SECOND_NANOS;
        if (exit != 0) throw new IllegalStateException(String.join(" ", command) + " ended with status " + exit);
        return seconds;
    }
}
