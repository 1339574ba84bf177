package assay.cli.picture;

import assay.cli.report.Axis;
import assay.cli.report.Block;
import assay.cli.report.Chart;
import assay.cli.report.Layer;
import assay.cli.report.Layer.Kind;
import assay.cli.report.Numbers;
import assay.cli.report.Tone;
import assay.simulation.metric.Candidacy;
import assay.simulation.metric.Group;
import assay.simulation.metric.RunSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Who was elected: how candidates became fewer, and what distinguished those who won. */
final class Elections {
    private static final String HONEST = Group.HONEST;
    private static final int MOST = 8;
    /** So few different values are told one by one. */
    private static final int FEW = 6;

    private static final List<String> FATES = List.of("not elected", "elected");

    private final List<Candidacy> candidacies;
    private final Map<String, List<Integer>> survivals;

    Elections(RunSeries series) {
        this.candidacies = series.candidacies();
        this.survivals = series.survivals();
    }

    boolean any() {
        return !survivals.isEmpty();
    }

    List<Block> blocks() {
        if (!any()) return List.of();
        return List.of(
                survival(),
                against(
                        "Who was elected, against stake",
                        "the stake that each candidate had locked to join the market",
                        Axis.of("stake", "credits"),
                        Candidacy::stake),
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
        if (Arrays.stream(values).distinct().count() <= FEW) return won(title, what, axis, quantity);
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
        return Chart.of(title, "A point for each candidate, by " + what + ".", axis, fates, layers);
    }

    /** Of a quantity of which there are few different values: how many of those who have each were elected. */
    private Block won(String title, String what, Axis axis, ToDoubleFunction<Candidacy> quantity) {
        SortedMap<Double, long[]> counts = new TreeMap<>();
        for (Candidacy each : candidacies) {
            long[] count = counts.computeIfAbsent(quantity.applyAsDouble(each), unused -> new long[2]);
            count[0]++;
            if (each.elected()) count[1]++;
        }
        List<String> names = new ArrayList<>();
        Layer.Rows bars = new Layer.Rows();
        counts.forEach((value, count) -> {
            bars.add(count[1] + " of " + count[0] + " were elected", names.size(), 100.0 * count[1] / count[0]);
            names.add(Numbers.words(value) + " " + axis.unit());
        });
        return Chart.of(
                title,
                "Share of candidacies that won a seat, by " + what + ".",
                Axis.of(axis.name(), names),
                Axis.of("won a seat", "%").fromZero(),
                List.of(bars.as("", Kind.BARS, Tone.ACCENT)));
    }

    private Block behaviour() {
        String title = "Who was elected, by behaviour";
        Map<String, long[]> counts = new TreeMap<>();
        Set<String> good = new TreeSet<>();
        for (Candidacy each : candidacies) {
            boolean honest = each.behaviour().equals(HONEST);
            boolean said = honest || each.group().equals(each.behaviour());
            String name = said ? each.group() : each.group() + " (" + each.behaviour() + ")";
            if (honest) good.add(name);
            long[] count = counts.computeIfAbsent(name, unused -> new long[2]);
            count[0]++;
            if (each.elected()) count[1]++;
        }
        if (counts.size() == 1) {
            return new Block.Absent(
                    title,
                    "All candidates belong to one group: "
                            + counts.keySet().iterator().next() + ".");
        }
        Layer.Rows honest = new Layer.Rows();
        Layer.Rows others = new Layer.Rows();
        List<String> names = new ArrayList<>(counts.keySet());
        for (int i = 0; i < names.size(); i++) {
            long[] count = counts.getOrDefault(names.get(i), new long[] {1, 0});
            String said = names.get(i) + ": " + count[1] + " of " + count[0];
            Layer.Rows rows = good.contains(names.get(i)) ? honest : others;
            rows.add(said, i, 100.0 * count[1] / count[0]);
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
