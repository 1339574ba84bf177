package assay.simulation.metric;

import java.util.List;

/** How well a task's model was, whenever evaluators measured it: its course over time. */
public record Course(String task, List<Point> points) {
    public Course {
        points = List.copyOf(points);
    }

    /**
     * One measurement.
     *
     * @param seconds after the start of the run
     * @param accuracy share of samples classified rightly
     * @param hidden whether on the hidden segments at the end, and not on the validation segments
     */
    public record Point(double seconds, double accuracy, boolean hidden) {}
}
