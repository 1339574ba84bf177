package assay.simulation.scenario;

import assay.domain.money.Credits;
import assay.domain.training.DataPlan;
import java.util.Optional;

/**
 * Miners of one kind, named {@code PREFIX-1} to {@code PREFIX-COUNT}.
 *
 * @param behaviour name of the policy; {@code honest}
 * @param deposit what each brings into the market at the start
 * @param stake what each locks to join, at most the deposit
 * @param speed how fast their computers are
 * @param reachableMicros share of them that peers can reach, in 10⁻⁶
 * @param ownData for contribution tasks: miner i of n owns part i of n of this data
 */
public record Miners(
        String prefix,
        int count,
        String behaviour,
        Credits deposit,
        Credits stake,
        Speed speed,
        long reachableMicros,
        Optional<DataPlan> ownData) {}
