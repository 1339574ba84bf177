package assay.cli.live;

import assay.cluster.config.Failover;
import assay.simulation.scenario.Population;
import java.nio.file.Path;

/**
 * What is to be started.
 *
 * @param data where everything is kept
 * @param nodes how many nodes of the market there are, each a worker too, beside one process for the participants
 * @param population who lives in that process
 * @param failover how quickly a silent node is given up
 * @param doomed whether its processes are going to be killed: then none of them writes class data for later ones
 */
public record FleetPlan(Path data, int nodes, Population population, Failover failover, boolean doomed) {
    /** The most nodes on one machine. */
    public static final int MAX_NODES = 16;

    /** One whose nodes are given up quickly. */
    public FleetPlan(Path data, int nodes, Population population) {
        this(data, nodes, population, Failover.FAST, false);
    }

    public FleetPlan {
        data = data.toAbsolutePath().normalize();
    }
}
