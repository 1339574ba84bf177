package assay.cli.picture;

import assay.cli.report.Axis;
import assay.cli.report.Block;
import assay.cli.report.Chart;
import assay.cli.report.Layer;
import assay.cli.report.Layer.Kind;
import assay.cli.report.Numbers;
import assay.cli.report.Tone;
import assay.simulation.metric.Earnings;
import assay.simulation.metric.Group;
import assay.simulation.metric.Growth;
import assay.simulation.metric.Lorenz;
import assay.simulation.metric.RunMetrics;
import assay.simulation.metric.RunSeries;
import assay.simulation.participant.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Who earned how much, and how equally. */
final class Money {
    private static final String PROFIT =
            "Mean profit of a member of each group: earned, less the stakes that were taken and what computing cost.";
    private static final String GAINS =
            "What a member of each group has gained on average: earned, less the stakes that were taken; what computing"
                    + " costs is not counted here.";
    private static final String PEACE = " Nobody in this scenario attacks.";
    private static final int FEW = 4;

    private final RunSeries series;
    private final RunMetrics metrics;
    private final double endSeconds;

    Money(RunSeries series, RunMetrics metrics, double endSeconds) {
        this.series = series;
        this.metrics = metrics;
        this.endSeconds = endSeconds;
    }

    List<Block> blocks() {
        return List.of(growth(), earnings(), lorenz());
    }

    private Block earnings() {
        String title = "Earnings by behaviour";
        boolean any = series.earnings().stream()
                .anyMatch(group -> group.credits().stream().anyMatch(credits -> credits > 0));
        if (!any) return new Block.Absent(title, "Nobody was paid.");
        List<String> names = new ArrayList<>();
        Layer.Rows honest = new Layer.Rows();
        Layer.Rows others = new Layer.Rows();
        Layer.Rows medians = new Layer.Rows();
        for (Earnings each : series.earnings()) {
            int place = names.size();
            names.add(named(each.group()));
            Layer.Rows rows = each.group().attacks() ? others : honest;
            for (int i = 0; i < each.credits().size(); i++) {
                String key = each.group().name() + "-" + (i + 1);
                boolean all = each.credits().size() == each.group().count();
                rows.add(all ? key : "", place + Jitter.of(key), each.credits().get(i));
            }
            List<Double> sorted = each.credits().stream().sorted().toList();
            medians.add("median of " + each.group().name(), place, sorted.get((sorted.size() - 1) / 2));
        }
        List<Layer> layers = new ArrayList<>();
        if (!honest.isEmpty()) layers.add(honest.as("honest", Kind.POINTS, Tone.GOOD));
        if (!others.isEmpty()) layers.add(others.as("not honest", Kind.POINTS, Tone.BAD));
        layers.add(medians.as("median", Kind.STROKES, Tone.MUTED));
        Axis earned = Axis.of("earned", "credits").fromZero();
        boolean all = series.earnings().stream()
                .allMatch(each -> each.credits().size() == each.group().count());
        String caption = all
                ? "A point for each participant, paid or not."
                : "A point for each participant, paid or not; of large groups a sample.";
        return Chart.of(title, caption, Axis.of("", names), earned, layers);
    }

    private Block lorenz() {
        String title = "How equally miners are paid";
        if (series.lorenz().isEmpty()) return new Block.Absent(title, "No miner was paid.");
        Layer.Rows curve = new Layer.Rows();
        for (Lorenz.Point point : series.lorenz()) curve.add(100 * point.people(), 100 * point.have());
        Layer.Rows equal = new Layer.Rows().add(0, 0).add(100, 100);
        OptionalDouble gini = metrics.value("gini.miners");
        String found = gini.isPresent() ? " Gini coefficient " + Numbers.words(gini.getAsDouble()) + "." : "";
        return Chart.of(
                title,
                "Lorenz curve: what the poorest miners have together. On the dashed line all would earn alike." + found,
                Axis.of("miners, poorest first", "%").between(0, 100),
                Axis.of("share of earnings", "%").between(0, 100),
                List.of(curve.as("miners", Kind.LINE, Tone.ACCENT), equal.as("all alike", Kind.DASHED, Tone.MUTED)));
    }

    /** With few tasks there are few payments: what they come to says more than when they were made. */
    private Block profits(String title) {
        List<String> names = new ArrayList<>();
        Layer.Rows honest = new Layer.Rows();
        Layer.Rows others = new Layer.Rows();
        for (Earnings each : series.earnings()) {
            OptionalDouble profit = metrics.value("profit.mean." + each.group().name());
            if (profit.isEmpty() || !compared(each.group())) continue;
            (each.group().attacks() ? others : honest).add(named(each.group()), names.size(), profit.getAsDouble());
            names.add(named(each.group()));
        }
        List<Layer> layers = new ArrayList<>();
        if (!honest.isEmpty()) layers.add(honest.as("honest", Kind.BARS, Tone.GOOD));
        if (!others.isEmpty()) layers.add(others.as("not honest", Kind.BARS, Tone.BAD));
        Axis profit = Axis.of("profit per member", "credits");
        if (names.isEmpty()) return new Block.Absent(title, "There are no miners.");
        return Chart.of(title, PROFIT + (others.isEmpty() ? PEACE : ""), Axis.of("", names), profit, layers)
                .widened();
    }

    /** Evaluators are paid on another scale: they are compared only where some of them are not honest. */
    private boolean compared(Group group) {
        return group.role() == Role.MINER
                || series.earnings().stream()
                        .anyMatch(each -> each.group().role() == Role.EVALUATOR
                                && each.group().attacks());
    }

    static String named(Group group) {
        boolean said = !group.attacks() || group.name().equals(group.behaviour());
        return said ? group.name() : group.name() + " (" + group.behaviour() + ")";
    }

    private Block growth() {
        boolean attackers =
                series.earnings().stream().anyMatch(each -> each.group().attacks());
        String title = attackers ? "Attackers' profit against honest profit" : "Profit";
        if (series.growth().isEmpty()) return new Block.Absent(title, "Nobody gained or lost anything.");
        if (series.courses().size() < FEW) return profits(title);
        TimeScale scale = TimeScale.of(endSeconds);
        List<Layer> layers = new ArrayList<>();
        boolean red = false;
        for (Growth each : series.growth()) {
            if (!compared(each.group())) continue;
            Layer.Rows rows = new Layer.Rows();
            double last = 0;
            for (Growth.Point point : each.points()) {
                rows.add(scale.at(Math.min(point.seconds(), endSeconds)), point.profit());
                last = point.profit();
            }
            rows.add(scale.at(endSeconds), last);
            Group group = each.group();
            // The first of those who attack is red; further ones must be told from it.
            Tone tone = group.attacks() && !red ? Tone.BAD : Tone.NEXT;
            red |= group.attacks();
            layers.add(rows.as(named(group), Kind.STEPS, tone));
        }
        String caption = GAINS + (attackers ? "" : PEACE);
        Axis profit = Axis.of("profit per member", "credits");
        return Chart.of(title, caption, scale.axis(), profit, layers).widened();
    }
}
