package assay.cli.picture;

import assay.cli.report.Axis;
import assay.cli.report.Block;
import assay.cli.report.Chart;
import assay.cli.report.Layer;
import assay.cli.report.Layer.Kind;
import assay.cli.report.Numbers;
import assay.cli.report.Tone;
import assay.simulation.metric.Candidacy;
import assay.simulation.metric.Earnings;
import assay.simulation.metric.Group;
import assay.simulation.metric.RunMetrics;
import assay.simulation.metric.RunSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Who was elected: how candidates became fewer, and what distinguished those who won. */
final class Elections {
    private static final String HONEST = Group.HONEST;
    private static final int MOST = 8;

    private static final List<String> FATES = List.of("not elected", "elected");

    private final List<Candidacy> candidacies;
    private final Map<String, List<Integer>> survivals;
    private final RunSeries series;
    private final RunMetrics metrics;

    Elections(RunSeries series, RunMetrics metrics) {
        this.candidacies = series.candidacies();
        this.survivals = series.survivals();
        this.series = series;
        this.metrics = metrics;
    }

    boolean any() {
        return !survivals.isEmpty();
    }

    List<Block> blocks() {
        if (!any()) return List.of();
        return List.of(
                survival(),
                stake(),
                against(
                        "Who was elected, against time to answer",
                        "how long after the opening of the registration each candidate was in the books",
                        Axis.of("time to answer", "s"),
                        Candidacy::answerSeconds),
                behaviour(),
                leadership());
    }

    private Block survival() {
        List<Layer> layers = new ArrayList<>();
        int longest = 1;
        for (Map.Entry<String, List<Integer>> election : survivals.entrySet()) {
            if (layers.size() == MOST) break;
            List<Integer> left = election.getValue();
            Layer.Rows rows = new Layer.Rows();
            for (int cycle = 0; cycle < left.size(); cycle++) {
                rows.add(
                        left.get(cycle) + " of " + left.get(0) + " left", cycle, 100.0 * left.get(cycle) / left.get(0));
            }
            longest = Math.max(longest, left.size() - 1);
            layers.add(rows.as(election.getKey(), Kind.DOTTED, Tone.NEXT));
        }
        String caption = "Candidates left after each cycle of votes; cycle 0 is the end of the registration."
                + (survivals.size() > MOST ? " The first " + MOST + " elections." : "");
        Axis cycles = Axis.of("cycle", "").between(0, longest);
        return Chart.of(
                        "Survival by cycle",
                        caption,
                        cycles,
                        Axis.of("candidates left", "%").between(0, 100),
                        layers)
                .widened();
    }

    private Block against(String title, String what, Axis axis, ToDoubleFunction<Candidacy> quantity) {
        double[] values = candidacies.stream().mapToDouble(quantity).toArray();
        boolean alike = Arrays.stream(values).distinct().count() == 1;
        if (alike) {
            String value = Numbers.words(values[0]) + " " + axis.unit();
            return new Block.Absent(title, "All candidates are alike in this: " + value + ".");
        }
        Map<String, Layer.Rows> groups = new TreeMap<>();
        Map<String, Tone> tones = new TreeMap<>();
        for (Candidacy each : candidacies) {
            double fate = (each.elected() ? 1 : 0) + Jitter.of(each.task() + each.candidate());
            groups.computeIfAbsent(each.group(), unused -> new Layer.Rows())
                    .add(each.candidate() + ", " + each.behaviour(), quantity.applyAsDouble(each), fate);
            tones.put(each.group(), each.behaviour().equals(HONEST) ? Tone.NEXT : Tone.BAD);
        }
        List<Layer> layers = new ArrayList<>();
        groups.forEach((group, rows) -> layers.add(rows.as(group, Kind.POINTS, tones.getOrDefault(group, Tone.NEXT))));
        Axis fates = Axis.of("", FATES);
        return Chart.of(title, drawn() + ", by " + what + ".", axis, fates, layers);
    }

    private String drawn() {
        if (candidacies.size() == series.candidates()) return "A point for each candidate";
        return "A point each for " + candidacies.size() + " of " + series.candidates()
                + " candidates, the elected overrepresented";
    }

    private Block stake() {
        String title = "Who was elected, against stake";
        Axis axis = Axis.of("stake", "credits");
        if (series.byStake().size() < 2) {
            String what = "the stake that each had locked to join the market";
            return against(title, what, axis, Candidacy::stake);
        }
        List<String> names = new ArrayList<>();
        Layer.Rows bars = new Layer.Rows();
        series.byStake().forEach((stake, odds) -> {
            String said = odds.elected() + " of " + odds.candidates() + " were elected";
            bars.add(said, names.size(), 100 * odds.share());
            names.add(Numbers.words(stake) + " credits");
        });
        return Chart.of(
                title,
                "Share of candidacies that won a seat, by the stake that each had locked to join the market.",
                Axis.of("stake", names),
                Axis.of("won a seat", "%").fromZero(),
                List.of(bars.as("", Kind.BARS, Tone.ACCENT)));
    }

    private Block behaviour() {
        String title = "Who was elected, by behaviour";
        Layer.Rows honest = new Layer.Rows();
        Layer.Rows others = new Layer.Rows();
        List<String> names = new ArrayList<>();
        for (Earnings each : series.earnings()) {
            OptionalDouble rate = metrics.value("elected.rate." + each.group().name());
            if (rate.isEmpty()) continue;
            Layer.Rows rows = each.group().attacks() ? others : honest;
            rows.add(Money.named(each.group()), names.size(), 100 * rate.getAsDouble());
            names.add(Money.named(each.group()));
        }
        if (names.size() < 2) {
            return new Block.Absent(title, "All candidates belong to one group: " + String.join("", names) + ".");
        }
        List<Layer> layers = new ArrayList<>();
        if (!honest.isEmpty()) layers.add(honest.as("honest", Kind.BARS, Tone.GOOD));
        if (!others.isEmpty()) layers.add(others.as("not honest", Kind.BARS, Tone.BAD));
        Axis share = Axis.of("won a seat", "%").fromZero();
        return Chart.of(title, "Share of each group's candidacies that won a seat.", Axis.of("", names), share, layers);
    }

    private Block leadership() {
        String title = "Who leads, against latency";
        Layer.Rows members = new Layer.Rows();
        Layer.Rows leaders = new Layer.Rows();
        for (Candidacy each : candidacies) {
            if (each.points().isEmpty() || each.roundTripSeconds().isEmpty()) continue;
            double millis = 1_000 * each.roundTripSeconds().get();
            double points = each.points().get();
            if (each.leads()) leaders.add(each.candidate() + " leads " + each.task(), millis, points);
            else members.add(each.candidate() + " of " + each.task(), millis, points);
        }
        if (members.isEmpty()) return new Block.Absent(title, "No member measured its distance to another.");
        List<Layer> layers = List.of(
                members.as("members", Kind.POINTS, Tone.ACCENT), leaders.as("leaders", Kind.DIAMONDS, Tone.BAD));
        return Chart.of(
                title,
                "Members by the median of what the others measured to them, and the Borda points that it gave them.",
                Axis.of("median round trip", "ms").fromZero(),
                Axis.of("Borda points", "").fromZero(),
                layers);
    }
}
