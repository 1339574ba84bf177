package assay.simulation.metric;

import assay.domain.election.MinorityRule;
import assay.simulation.electorate.Behaviour;
import assay.simulation.electorate.Election;
import assay.simulation.scenario.Bloc;
import assay.simulation.scenario.ElectorateEntry;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures the elections of one run of an electorate: give it every election, then ask. */
public final class ElectorateMeasurement {
    private static final int MAX_SURVIVALS = 40;
    private static final double MILLIS = 1e3;

    private final ElectorateEntry electorate;
    private final Survival survival = new Survival();
    private final Map<Behaviour, Long> seats = new EnumMap<>(Behaviour.class);
    private final List<List<Integer>> survivals = new ArrayList<>();
    private long members;
    private long messages;
    private long ticks;

    /** @throws IllegalArgumentException when the scenario is one of a market */
    public ElectorateMeasurement(Scenario scenario) {
        this.electorate =
                scenario.electorate().orElseThrow(() -> new IllegalArgumentException("the scenario has no electorate"));
    }

    /** Takes the next election. One that failed has no members, and counts for its messages only. */
    public void accept(Election election) {
        messages += election.messages();
        ticks += election.ticks();
        if (election.members().isEmpty()) return;
        List<Integer> survivors = survivors(election);
        survival.add(survivors);
        if (survivals.size() < MAX_SURVIVALS) survivals.add(survivors);
        members += election.members().size();
        for (Bloc bloc : electorate.blocs()) {
            seats.merge(bloc.behaviour(), (long) election.elected(bloc.behaviour()), Long::sum);
        }
    }

    private List<Integer> survivors(Election election) {
        List<Integer> survivors = new ArrayList<>(List.of(electorate.nodes()));
        for (MinorityRule.Cycle cycle : election.cycles()) survivors.add(cycle.survivors());
        // Lots are drawn after a cycle that was counted, and leave fewer than it did.
        survivors.set(survivors.size() - 1, election.members().size());
        return survivors;
    }

    /** Everything that was measured. */
    public RunMetrics metrics() {
        Figures figures = new Figures();
        survival.report(figures);
        long honest = 0;
        for (Bloc bloc : electorate.blocs()) {
            long won = seats.getOrDefault(bloc.behaviour(), 0L);
            if (bloc.behaviour() == Behaviour.HONEST) honest += won;
            if (survival.elections() > 0) figures.put(Metric.ELECTED_COUNT, bloc.name(), (double) won);
            figures.share(Metric.ELECTED_SHARE, bloc.name(), won, members);
            long candidacies = survival.elections() * electorate.count(bloc);
            figures.share(Metric.ELECTED_RATE, bloc.name(), won, candidacies);
        }
        figures.share(Metric.HONEST_ELECTED_SHARE, "", honest, members);
        if (electorate.blocs().size() > 1) figures.share(Metric.ATTACKERS_ELECTED_SHARE, "", members - honest, members);
        if (electorate.messages()) {
            figures.count(Metric.MESSAGES, messages);
            figures.put(Metric.SIMULATED, simulatedSeconds());
        }
        return figures.metrics();
    }

    /** How many were left at the start and after each cycle, of the first elections that did not fail. */
    public List<List<Integer>> survivals() {
        return List.copyOf(survivals);
    }

    /** Virtual time of all elections, one after the other; 0 when votes are counted at once. */
    public double simulatedSeconds() {
        return electorate.messages() ? ticks / MILLIS : 0;
    }
}
