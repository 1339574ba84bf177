package assay.cli.chaos;

import assay.chaos.FaultKind;
import assay.chaos.FaultPlan;
import assay.cluster.config.Failover;
import java.nio.file.Path;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param kinds what faults are drawn from
 * @param rolling whether every node is restarted in turn instead
 */
public record ChaosPlan(
        Path data, long seed, int nodes, int kills, List<FaultKind> kinds, boolean rolling, Failover failover) {
    public ChaosPlan {
        kinds = List.copyOf(kinds);
    }

    /** The faults, which depend on nothing but this. */
    public FaultPlan faults() {
        if (rolling) return FaultPlan.rolling(nodes, Math.max(1, kills / nodes));
        return FaultPlan.draw(seed, nodes, kills, kinds);
    }

    ChaosState fresh() {
        return new ChaosState(
                seed, nodes, kills, kinds.stream().map(FaultKind::word).toList(), rolling, 0, List.of());
    }
}
