package assay.cli.picture;

import assay.cli.report.Axis;
import assay.cli.report.Block;
import assay.cli.report.Chart;
import assay.cli.report.Layer;
import assay.cli.report.Layer.Kind;
import assay.cli.report.Numbers;
import assay.cli.report.Tone;
import assay.simulation.study.Interval;
import assay.simulation.study.Judgement;
import java.util.ArrayList;
import java.util.List;

/** What each seed says about a claim, and what they say together. */
final class Proof {
    private Proof() {}

    /** @param unit of what is compared */
    static Block of(Judgement judgement, String unit) {
        String title = "What each seed says";
        Layer.Rows yes = new Layer.Rows();
        Layer.Rows no = new Layer.Rows();
        for (Judgement.Seed seed : judgement.perSeed()) {
            if (seed.difference().isEmpty()) continue;
            double difference = seed.difference().getAsDouble();
            String said =
                    "seed " + seed.seed() + ": " + Numbers.words(seed.left().getAsDouble()) + " and "
                            + Numbers.words(seed.right().getAsDouble());
            boolean holds = judgement.claim().operator().holds(difference);
            (holds ? yes : no).add(said, (double) seed.seed(), difference);
        }
        if (yes.isEmpty() && no.isEmpty()) {
            return new Block.Absent(title, "No run has both sides of the claim.");
        }
        List<Layer> layers = new ArrayList<>();
        if (judgement.interval().isPresent()) {
            Interval interval = judgement.interval().get();
            layers.add(new Layer.Rows()
                    .add(interval.low(), interval.high())
                    .as("confidence interval", Kind.BAND, Tone.ACCENT));
            layers.add(new Layer.Rows().add(interval.mean()).as("mean", Kind.RULE, Tone.ACCENT));
        }
        layers.add(new Layer.Rows().add(0).as("", Kind.RULE, Tone.MUTED));
        if (!yes.isEmpty()) layers.add(yes.as("holds", Kind.POINTS, Tone.GOOD));
        if (!no.isEmpty()) layers.add(no.as("does not hold", Kind.POINTS, Tone.BAD));
        long first = judgement.perSeed().get(0).seed();
        long last = judgement.perSeed().get(judgement.perSeed().size() - 1).seed();
        String caption = judgement.claim().left().text() + " less "
                + judgement.claim().right().text()
                + " in the run of each seed. The band is the confidence interval of the mean; the claim is that the"
                + " difference is " + judgement.claim().operator().sign() + " 0.";
        return Chart.of(
                        title,
                        caption,
                        Axis.of("seed", "").between(first - 1.0, last + 1.0),
                        Axis.of("difference", unit),
                        layers)
                .widened();
    }
}
