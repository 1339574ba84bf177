package assay.simulation.scenario;

import assay.domain.election.MinorityRule;
import assay.simulation.electorate.Behaviour;
import assay.simulation.electorate.Blocs;
import assay.simulation.electorate.Electorate;
import assay.simulation.electorate.Links;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Elections among up to millions of candidates, of whom nothing matters but how they vote: what a scenario has instead of
 * tasks and a population.
 *
 * @param nodes how many candidates
 * @param minimum fewest members
 * @param maximum most members
 * @param blocs who votes how, each behaviour in one of them; together they are everybody
 * @param messages whether every request and vote travels; otherwise votes are counted at once
 * @param elections how many are held in one run
 * @param sealed whether votes are sealed until all are given
 */
public record ElectorateEntry(
        int nodes, int minimum, int maximum, List<Bloc> blocs, boolean messages, int elections, boolean sealed) {
    private static final long ONE = 1_000_000;

    /** Open votes. */
    public ElectorateEntry(int nodes, int minimum, int maximum, List<Bloc> blocs, boolean messages, int elections) {
        this(nodes, minimum, maximum, blocs, messages, elections, false);
    }

    public ElectorateEntry {
        blocs = List.copyOf(blocs);
    }

    /** The bloc that votes like this, if there is one. */
    public Optional<Bloc> bloc(Behaviour behaviour) {
        return blocs.stream().filter(bloc -> bloc.behaviour() == behaviour).findFirst();
    }

    /** How many candidates are in {@code bloc}: shares that do not come out even are rounded so that none is left over. */
    public int count(Bloc bloc) {
        long before = 0;
        for (Bloc each : blocs) {
            if (each.equals(bloc)) return boundary(before + each.shareMicros()) - boundary(before);
            before += each.shareMicros();
        }
        return 0;
    }

    private int boundary(long shareMicros) {
        return (int) ((nodes * shareMicros + ONE / 2) / ONE);
    }

    /** All that decides an election over {@code network}. */
    public Electorate electorate(Network network, long seed) {
        Blocs counts = new Blocs(count(Behaviour.SILENT), count(Behaviour.LATE), count(Behaviour.VOTE_SPLITTER), nodes);
        return new Electorate(new MinorityRule(minimum, maximum), counts, links(network), seed, sealed);
    }

    private int count(Behaviour behaviour) {
        return bloc(behaviour).map(this::count).orElse(0);
    }

    /** In milliseconds; nothing arrives at once. */
    private static Links links(Network network) {
        Duration median = network.latency().latencyMedian();
        Duration jitter = network.latency().latencyJitter();
        int least = (int) Math.max(1, median.minus(jitter).toMillis());
        int most = (int) Math.max(least, median.plus(jitter).toMillis());
        return new Links(least, most, network.lossMicros(), network.duplicationMicros());
    }
}
