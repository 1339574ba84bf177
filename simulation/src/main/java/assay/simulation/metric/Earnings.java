package assay.simulation.metric;

import java.util.List;

/**
 * What the members of one group earned.
 *
 * @param credits of each member, or of a fair sample of them, in the order of their numbers
 */
public record Earnings(Group group, List<Double> credits) {
    public Earnings {
        credits = List.copyOf(credits);
    }
}
