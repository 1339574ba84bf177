package assay.cli.elect;

import assay.simulation.electorate.Behaviour;
import assay.simulation.electorate.Election;
import assay.simulation.electorate.Electorate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What many elections of one electorate came to. */
public final class Tally {
    /** Of the normal distribution, for 95 %. */
    private static final double DEVIATIONS = 1.96;

    private final List<Election> elections = new ArrayList<>();

    void add(Election election) {
        elections.add(election);
    }

    /** How many there were. */
    public int elections() {
        return elections.size();
    }

    Election first() {
        return elections.get(0);
    }

    int drawn() {
        return (int) elections.stream().filter(Election::drawn).count();
    }

    int failed() {
        return (int) elections.stream()
                .filter(election -> election.members().isEmpty())
                .count();
    }

    /** Of all elections together; 0 when votes were only counted. */
    public long messages() {
        return elections.stream().mapToLong(Election::messages).sum();
    }

    /** As {@link #seats()}, by the word for the behaviour. */
    Map<String, ElectionData.Seats> elected() {
        Map<String, ElectionData.Seats> elected = new LinkedHashMap<>();
        seats().forEach((behaviour, seats) -> elected.put(behaviour.word(), seats));
        return elected;
    }

    /** The seats of those behaviours of which there are any. */
    public Map<Behaviour, ElectionData.Seats> seats() {
        Map<Behaviour, ElectionData.Seats> all = new EnumMap<>(Behaviour.class);
        for (Behaviour behaviour : Behaviour.values()) {
            int candidates = first().electorate().blocs().count(behaviour);
            if (candidates > 0) all.put(behaviour, seats(behaviour, candidates));
        }
        return all;
    }

    private ElectionData.Seats seats(Behaviour behaviour, int candidates) {
        int seats = 0;
        List<Double> shares = new ArrayList<>();
        for (Election election : elections) {
            int elected = election.elected(behaviour);
            seats += elected;
            // Elections are independent of one another; the seats of one are not.
            if (!election.members().isEmpty())
                shares.add(elected / (double) election.members().size());
        }
        double mean = shares.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        Electorate electorate = first().electorate();
        double part = candidates / (double) electorate.blocs().candidates();
        return new ElectionData.Seats(candidates, part, seats, mean, margin(shares, mean));
    }

    private static double margin(List<Double> shares, double mean) {
        int n = shares.size();
        if (n < 2) return 1;
        double squares = shares.stream()
                .mapToDouble(share -> (share - mean) * (share - mean))
                .sum();
        return DEVIATIONS * Math.sqrt(squares / (n - 1) / n);
    }
}
