package assay.cli.picture;

import assay.cli.report.Axis;
import assay.cli.report.Block;
import assay.cli.report.Chart;
import assay.cli.report.Layer;
import assay.cli.report.Layer.Kind;
import assay.cli.report.Tone;
import assay.simulation.metric.Course;
import java.util.ArrayList;
import java.util.List;

/** How well models became. */
final class Learning {
    private static final int MOST = 8;
    private static final String TITLE = "Accuracy over time";

    private Learning() {}

    static Block of(List<Course> courses, double endSeconds) {
        if (courses.isEmpty()) return new Block.Absent(TITLE, "No task came so far that its model was measured.");
        TimeScale scale = TimeScale.of(endSeconds);
        List<Layer> layers = new ArrayList<>();
        Layer.Rows hidden = new Layer.Rows();
        for (Course course : courses.subList(0, Math.min(MOST, courses.size()))) {
            Layer.Rows rows = new Layer.Rows();
            for (Course.Point point : course.points()) {
                double time = scale.at(point.seconds());
                if (point.hidden()) hidden.add(course.task() + ", hidden data", time, 100 * point.accuracy());
                else rows.add(time, 100 * point.accuracy());
            }
            layers.add(rows.as(course.task(), Kind.DOTTED, Tone.NEXT));
        }
        if (!hidden.isEmpty()) layers.add(hidden.as("on hidden data", Kind.DIAMONDS, Tone.STRONG));
        String caption = "What the evaluators' medians say after each round"
                + (hidden.isEmpty() ? "." : "; diamonds: on data that nobody trained on.")
                + (courses.size() > MOST ? " The first " + MOST + " tasks by name." : "");
        Axis accuracy = Axis.of("accuracy", "%").between(0, 100);
        return Chart.of(TITLE, caption, scale.axis(), accuracy, layers).widened();
    }
}
