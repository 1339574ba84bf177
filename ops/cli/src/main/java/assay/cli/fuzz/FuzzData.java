package assay.cli.fuzz;

import assay.simulation.Violation;
import assay.simulation.fuzz.Fuzz;
import java.util.List;
import java.util.Map;

/**
 * What {@code fuzz --json} says.
 *
 * @param firstSeed the first seed that was to be tried
 * @param lastSeed the last seed of the runs that were done, if nothing broke
 * @param endings how many tasks ended how
 * @param faults how often each kind of fault struck
 * @param corpus how many scenarios that broke once were tried first
 */
public record FuzzData(
        long runs,
        long events,
        long messages,
        long crashes,
        Map<String, Long> endings,
        Map<String, Long> faults,
        List<Violation> violations,
        double wallSeconds,
        double runsPerSecond,
        long firstSeed,
        long lastSeed,
        int corpus) {

    static FuzzData of(Fuzz.Tally tally, double wallSeconds, long firstSeed, int corpus) {
        return new FuzzData(
                tally.runs(),
                tally.events(),
                tally.messages(),
                tally.crashes(),
                tally.endings(),
                tally.faults(),
                List.copyOf(tally.found().values()),
                wallSeconds,
                wallSeconds > 0 ? tally.runs() / wallSeconds : 0,
                firstSeed,
                firstSeed + tally.runs() - 1,
                corpus);
    }
}
