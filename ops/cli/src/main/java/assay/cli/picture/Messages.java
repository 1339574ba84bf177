package assay.cli.picture;

import assay.cli.report.Axis;
import assay.cli.report.Block;
import assay.cli.report.Chart;
import assay.cli.report.Layer;
import assay.cli.report.Layer.Kind;
import assay.cli.report.Numbers;
import assay.cli.report.Tone;
import assay.simulation.metric.Traffic;
import java.util.List;

/** How much entities said to one another, and how long it took. */
final class Messages {
    private Messages() {}

    static List<Block> of(List<Traffic.Slice> traffic, double endSeconds) {
        if (traffic.isEmpty()) {
            return List.of(new Block.Absent("Messages between entities", "No entity said anything to another."));
        }
        TimeScale scale = TimeScale.of(endSeconds);
        double length = traffic.get(0).endSeconds();
        Layer.Rows median = new Layer.Rows();
        Layer.Rows slow = new Layer.Rows();
        Layer.Rows messages = new Layer.Rows();
        for (Traffic.Slice slice : traffic) {
            double time = scale.at(slice.endSeconds() - length / 2);
            messages.add(time, slice.messages() / length);
            if (slice.arrived() == 0) continue;
            median.add(time, 1_000 * slice.p50Seconds());
            slow.add(time, 1_000 * slice.p99Seconds());
        }
        String every = "every " + Numbers.words(length) + " s";
        Block latency = Chart.of(
                "Latency",
                "From an entity's decision to send until the receiver has stored what came of it, lost and repeated"
                        + " messages included; " + every + ".",
                scale.axis(),
                Axis.of("latency", "ms").fromZero(),
                List.of(
                        slow.as("99 of 100 are faster", Kind.POINTS, Tone.BAD),
                        median.as("median", Kind.POINTS, Tone.ACCENT)));
        Block counts = Chart.of(
                "Messages between entities",
                "Each counted once, however often it was repeated; " + every + ".",
                scale.axis(),
                Axis.of("messages", "per s").fromZero(),
                List.of(messages.as("", Kind.STEPS, Tone.ACCENT)));
        return List.of(latency, counts);
    }
}
