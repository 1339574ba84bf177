package assay.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long {@code assay demo} takes from its start to the first payout, where the time goes, and how much memory all its
 * processes take. Everything is built before. Argument: the number of runs (3), each in a fresh directory.
 */
public final class DemoBench {
    private static final double AIM_SECONDS = 20;
    private static final double AIM_MIB = 2_500;
    private static final double MIB = 1024;

    private DemoBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        Report report = new Report("demo");
        Path directory = Files.createTempDirectory("demo-bench");
        List<DemoRun> runs = new ArrayList<>();
        try {
            for (int i = 1; i <= count; i++) {
                System.err.println("assay demo, run " + i + " of " + count + " …");
                runs.add(DemoRun.in(directory.resolve(Integer.toString(i))));
            }
        } finally {
            Place.remove(directory);
        }
        report.publish(table(runs), json(report, runs));
    }

    private static Table table(List<DemoRun> runs) {
        DemoRun middle = middle(runs, Comparator.comparingDouble(DemoRun::firstPayoutSeconds));
        Table table = new Table("the middle one of " + runs.size() + " runs", "found", "aim", "found / aim");
        double before = 0;
        for (String milestone : DemoRun.SIGNS.keySet()) {
            double at = middle.milestone(milestone);
            String found = Table.number(at, 1) + " (+" + Table.number(at - before, 1) + ")";
            table.row(milestone + ", at s", found, "–", "–");
            before = at;
        }
        table.row(withAim("**the first payout, at s**", middle.firstPayoutSeconds(), 1, AIM_SECONDS));
        table.row("everything has stopped, at s", Table.number(middle.seconds(), 1), "–", "–");
        DemoRun memory = byMemory(runs);
        table.row(withAim("**resident memory at its peak, MiB**", memory.peak().total() / MIB, 0, AIM_MIB));
        memory.peak()
                .kibibytes()
                .forEach(
                        (part, kibibytes) -> table.row("of which " + part, Table.number(kibibytes / MIB, 0), "–", "–"));
        double proportional = memory.proportionalPeakKibibytes() / MIB;
        return table.row("shared pages counted once, MiB", Table.number(proportional, 0), "–", "–");
    }

    private static String[] withAim(String what, double found, int digits, double aim) {
        return new String[] {what, Table.number(found, digits), Table.number(aim, 0), Table.number(found / aim, 2)};
    }

    private static ObjectNode json(Report report, List<DemoRun> runs) {
        double payout = Numbers.of(runs, DemoRun::firstPayoutSeconds).median();
        DemoRun memory = byMemory(runs);
        double peak = memory.peak().total() / MIB;
        ObjectNode json = report.json()
                .put("runs", runs.size())
                .put("firstPayoutSeconds", payout)
                .put("firstPayoutToAim", payout / AIM_SECONDS)
                .put("peakResidentMib", peak)
                .put("peakResidentToAim", peak / AIM_MIB)
                .put("proportionalPeakMib", memory.proportionalPeakKibibytes() / MIB);
        ObjectNode parts = json.putObject("peakResidentMibOf");
        memory.peak().kibibytes().forEach((part, kibibytes) -> parts.put(part, kibibytes / MIB));
        for (DemoRun run : runs) {
            ObjectNode each = json.withArray("each")
                    .addObject()
                    .put("firstPayoutSeconds", run.firstPayoutSeconds())
                    .put("seconds", run.seconds())
                    .put("peakResidentMib", run.peak().total() / MIB);
            ObjectNode milestones = each.putObject("milestones");
            run.milestones().forEach(milestones::put);
        }
        return json;
    }

    private static DemoRun byMemory(List<DemoRun> runs) {
        return middle(runs, Comparator.comparingLong(run -> run.peak().total()));
    }

    private static DemoRun middle(List<DemoRun> runs, Comparator<DemoRun> order) {
        return runs.stream().sorted(order).toList().get(runs.size() / 2);
    }
}
