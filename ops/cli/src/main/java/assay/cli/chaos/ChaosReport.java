package assay.cli.chaos;

import assay.chaos.Episode;
import assay.cli.report.Axis;
import assay.cli.report.Block;
import assay.cli.report.Chart;
import assay.cli.report.Layer;
import assay.cli.report.Layer.Kind;
import assay.cli.report.Page;
import assay.cli.report.Section;
import assay.cli.report.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** A run as a page: the verdict, the timeline, how long answers took, and every fault. */
final class ChaosReport {
    private static final double MINUTE_MILLIS = 60_000;

    private final ChaosPlan plan;
    private final ChaosState state;
    private final ChaosData data;

    private ChaosReport(ChaosPlan plan, ChaosState state, ChaosData data) {
        this.plan = plan;
        this.state = state;
        this.data = data;
    }

    static Page of(ChaosPlan plan, ChaosState state, ChaosData data) {
        return new ChaosReport(plan, state, data).page();
    }

    private Page page() {
        List<Block> blocks = new ArrayList<>();
        boolean good = data.wrong().isEmpty();
        blocks.add(new Block.Answer(
                good ? "supported" : "refuted",
                "Nothing that was acknowledged is lost, nobody is paid twice, and every task ends.",
                good ? "All checks hold." : String.join("; ", data.wrong())));
        blocks.add(facts());
        blocks.add(new Block.Command("The same faults again:", command()));
        if (!state.episodes().isEmpty()) {
            blocks.addAll(Section.of("Timeline", "", List.of(timeline(), served())));
            blocks.addAll(Section.of("First answers", "", List.of(answers())));
            blocks.add(table());
        }
        return new Page("chaos", "What " + state.episodes().size() + " faults did to a cluster under load", "", blocks);
    }

    private Block facts() {
        return new Block.Facts(List.of(
                new Block.Facts.Fact("faults", ChaosWords.counts(data.faults())),
                new Block.Facts.Fact("acknowledged", Long.toString(data.acknowledged())),
                new Block.Facts.Fact("of these lost", Long.toString(data.lostAcknowledged())),
                new Block.Facts.Fact("payments", Long.toString(data.payouts())),
                new Block.Facts.Fact("made twice", Long.toString(data.duplicatePayouts())),
                new Block.Facts.Fact("law of money", data.moneyLaw().holds() ? "holds" : "not shown"),
                new Block.Facts.Fact("tasks", ChaosWords.counts(data.tasks()))));
    }

    private String command() {
        return "assay chaos --kills " + state.kills() + " --seed " + state.seed() + " --nodes " + state.nodes()
                + (state.rolling() ? " --rolling" : " --kind " + String.join(",", state.kinds()))
                + " --failover " + plan.failover().word();
    }

    private double minute(Episode episode) {
        return (episode.atMillis() - state.episodes().get(0).atMillis()) / MINUTE_MILLIS;
    }

    private Block timeline() {
        List<String> nodes = new ArrayList<>(
                new TreeSet<>(state.episodes().stream().map(Episode::node).toList()));
        Map<String, Layer.Rows> kinds = new LinkedHashMap<>();
        for (Episode each : state.episodes()) {
            kinds.computeIfAbsent(each.kind(), kind -> new Layer.Rows())
                    .add(said(each), minute(each), nodes.indexOf(each.node()));
        }
        List<Layer> layers = new ArrayList<>();
        kinds.forEach((kind, rows) -> layers.add(rows.as(kind, Kind.DIAMONDS, Tone.NEXT)));
        return Chart.of(
                        "What was hit, and when",
                        "A mark for each fault, by kind.",
                        Axis.of("since the first fault", "min").fromZero(),
                        Axis.of("", nodes),
                        layers)
                .widened();
    }

    private Block served() {
        Layer.Rows restored = new Layer.Rows();
        for (Episode each : state.episodes()) restored.add(said(each), minute(each), each.restoredSeconds());
        return Chart.of(
                        "Until all served again",
                        "From the fault on until every node was a member that serves, the wait for its restart included.",
                        Axis.of("since the first fault", "min").fromZero(),
                        Axis.of("all served after", "s").fromZero(),
                        List.of(restored.as("", Kind.POINTS, Tone.MUTED)))
                .widened();
    }

    private Block answers() {
        Map<String, Layer.Rows> kinds = new LinkedHashMap<>();
        for (Episode each : state.episodes()) {
            if (!each.timed()) continue;
            kinds.computeIfAbsent(each.measured(), kind -> new Layer.Rows())
                    .add(said(each), minute(each), each.failoverSeconds());
        }
        String title = "Until the first answer";
        if (kinds.isEmpty()) return new Block.Absent(title, "No fault was timed.");
        List<Layer> layers = new ArrayList<>();
        kinds.forEach((kind, rows) -> layers.add(rows.as(kind, Kind.POINTS, Tone.NEXT)));
        return Chart.of(
                        title,
                        "From the fault on until what lived on the node answered a command; for nodes asked to leave,"
                                + " the longest wait of any command meanwhile.",
                        Axis.of("since the first fault", "min").fromZero(),
                        Axis.of("first answer after", "s").fromZero(),
                        layers)
                .widened();
    }

    private Block table() {
        List<List<String>> rows = new ArrayList<>();
        for (Episode each : state.episodes()) {
            rows.add(List.of(
                    Integer.toString(each.number()),
                    Instant.ofEpochMilli(each.atMillis()).toString(),
                    each.kind(),
                    each.node(),
                    each.timed() ? seconds(each.failoverSeconds()) : "–",
                    seconds(each.restoredSeconds()),
                    Long.toString(each.taken()),
                    each.note()));
        }
        List<String> columns = List.of(
                "fault", "at", "kind", "node", "first answer, s", "all served, s", "acknowledged meanwhile", "note");
        return new Block.Table("Every fault", columns, List.of(0, 4, 5, 6), rows, rows.size() > 40);
    }

    private static String said(Episode episode) {
        return episode.number() + ": " + episode.kind() + " of " + episode.node();
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
