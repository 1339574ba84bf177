package assay.cli.live;

import assay.simulation.scenario.Population;
import java.nio.file.Path;

/**
 * What is to be started.
 *
 * @param data where everything is kept
 * @param nodes how many nodes of the market there are, each a worker too, beside one process for the participants
 * @param population who lives in that process
 */
public record FleetPlan(Path data, int nodes, Population population) {
    /** The most nodes on one machine. */
    public static final int MAX_NODES = 16;

    public FleetPlan {
        data = data.toAbsolutePath().normalize();
    }
}
