package assay.cli.elect;

import assay.simulation.electorate.Behaviour;
import assay.simulation.electorate.Election;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What many elections came to that differ by nothing but luck. Of all but the first only sums are kept. */
public final class Tally {
    /** Of the normal distribution, for 95 %. */
    private static final double DEVIATIONS = 1.96;

    private final Election first;
    private final Map<Behaviour, Won> won = new EnumMap<>(Behaviour.class);
    private int elections;
    private int drawn;
    private int failed;
    private long messages;

    private static final class Won {
        private int seats;
        /** Elections are independent of one another; the seats of one are not. */
        private final List<Double> shares = new ArrayList<>();
    }

    /** The tally of one election, so far. */
    Tally(Election first) {
        this.first = first;
        for (Behaviour behaviour : Behaviour.values()) {
            if (candidates(behaviour) > 0) won.put(behaviour, new Won());
        }
        add(first);
    }

    /** One more. */
    void add(Election election) {
        elections++;
        messages += election.messages();
        if (election.drawn()) drawn++;
        if (election.members().isEmpty()) {
            failed++;
            return;
        }
        won.forEach((behaviour, sum) -> {
            int elected = election.elected(behaviour);
            sum.seats += elected;
            sum.shares.add(elected / (double) election.members().size());
        });
    }

    private int candidates(Behaviour behaviour) {
        return first.electorate().blocs().count(behaviour);
    }

    /** How many there were. */
    public int elections() {
        return elections;
    }

    Election first() {
        return first;
    }

    int drawn() {
        return drawn;
    }

    int failed() {
        return failed;
    }

    /** Of all elections together; 0 when votes were only counted. */
    public long messages() {
        return messages;
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
        won.forEach((behaviour, sum) -> all.put(behaviour, seats(candidates(behaviour), sum)));
        return all;
    }

    private ElectionData.Seats seats(int candidates, Won sum) {
        double mean =
                sum.shares.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double part = candidates / (double) first.electorate().blocs().candidates();
        return new ElectionData.Seats(candidates, part, sum.seats, mean, margin(sum.shares, mean));
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
