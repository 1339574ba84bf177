package assay.simulation.metric;

import java.util.List;

/** How the mean profit of a group grew. */
public record Growth(Group group, List<Point> points) {
    public Growth {
        points = List.copyOf(points);
    }

    /** Profit per member {@code seconds} after the start, in credits. */
    public record Point(double seconds, double profit) {}
}
