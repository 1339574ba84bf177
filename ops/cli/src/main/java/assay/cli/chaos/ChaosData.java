package assay.cli.chaos;

import assay.chaos.Checks;
import assay.chaos.Episode;
import assay.chaos.Percentiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code chaos --json} says.
 *
 * @param faults how many there were, by kind
 * @param parts in how many goes, the first and those resumed
 * @param endedByThemselves nodes that ended although nobody had ended them
 * @param failoverSeconds from the crash of a node to the first answer of what lived there, over all crashes
 * @param failoverByWhat the same for each thing that was waited for
 * @param wrong what failed, in words
 */
public record ChaosData(
        long seed,
        int nodes,
        Map<String, Integer> faults,
        int parts,
        int endedByThemselves,
        long acknowledged,
        long refused,
        long unknown,
        long lostAcknowledged,
        long payouts,
        long duplicatePayouts,
        MoneyLaw moneyLaw,
        Map<String, Integer> tasks,
        int ballots,
        Percentiles failoverSeconds,
        Map<String, Percentiles> failoverByWhat,
        int entries,
        String report,
        List<String> wrong) {
    /** Whether money was neither made nor lost. */
    public record MoneyLaw(boolean holds, long depositedMicros, long withdrawnMicros, long heldMicros) {}

    /** Of a crash, not of a node that was asked to leave. */
    private static final List<String> CRASHES = List.of("entity", "coordinator", "leader", "worker");

    static ChaosData of(
            ChaosState state, Checks.Findings found, MoneyLaw money, int entries, String report, List<String> wrong) {
        Map<String, Integer> faults = new TreeMap<>();
        for (Episode each : state.episodes()) faults.merge(each.kind(), 1, Integer::sum);
        return new ChaosData(
                state.seed(),
                state.nodes(),
                faults,
                state.parts(),
                state.episodes().stream().mapToInt(Episode::restartedBesides).sum(),
                found.acknowledged(),
                found.refused(),
                found.unknown(),
                found.lostAcknowledged(),
                found.payouts(),
                found.duplicatePayouts(),
                money,
                found.endings(),
                found.ballots(),
                Percentiles.of(state.episodes().stream()
                        .filter(each -> each.timed() && CRASHES.contains(each.measured()))
                        .mapToDouble(Episode::failoverSeconds)),
                byWhat(state),
                entries,
                report,
                wrong);
    }

    private static Map<String, Percentiles> byWhat(ChaosState state) {
        Map<String, Percentiles> found = new TreeMap<>();
        state.episodes().stream()
                .filter(Episode::timed)
                .map(Episode::measured)
                .distinct()
                .forEach(what -> found.put(
                        what,
                        Percentiles.of(state.episodes().stream()
                                .filter(each -> each.timed() && each.measured().equals(what))
                                .mapToDouble(Episode::failoverSeconds))));
        return found;
    }
}
