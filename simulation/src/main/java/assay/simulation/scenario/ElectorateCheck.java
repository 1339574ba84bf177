package assay.simulation.scenario;

import assay.domain.entity.ParticipantId;
import assay.simulation.electorate.Behaviour;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks a scenario of an electorate: it has nothing that only a market has. */
final class ElectorateCheck {
    /** The most candidates of a scenario. */
    static final int MAX_NODES = 10_000_000;

    /** The most elections of one run. */
    static final int MAX_ELECTIONS = 100_000;

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String PATH = "electorate";

    private final Findings findings = new Findings();

    private ElectorateCheck() {}

    static List<ScenarioError> of(Scenario scenario, ElectorateEntry electorate) {
        ElectorateCheck check = new ElectorateCheck();
        check.alone(scenario);
        check.committee(electorate);
        check.blocs(electorate);
        check.network(scenario.network());
        return check.findings.all();
    }

    private void alone(Scenario scenario) {
        if (!scenario.tasks().isEmpty()) {
            findings.add("tasks", "tasks", "none beside an electorate: it only elects");
        }
        if (!scenario.population().equals(Population.NOBODY)) {
            findings.add("population", "participants", "none beside an electorate: its blocs say who takes part");
        }
        if (scenario.learning() == Learning.REAL) {
            findings.add("learning", "real", "curve: in an electorate nobody learns");
        }
        if (!scenario.faults().equals(Faults.NONE)) {
            findings.add("faults", "faults", "none beside an electorate: nothing there can break but its network");
        }
    }

    private void committee(ElectorateEntry electorate) {
        int maximum = electorate.maximum();
        if (electorate.minimum() < 1 || electorate.minimum() > maximum) {
            String expected = "1 to the maximum, " + maximum;
            findings.add(PATH + ".minimum", Integer.toString(electorate.minimum()), expected);
        }
        if (electorate.nodes() <= maximum || electorate.nodes() > MAX_NODES) {
            String expected = "more than the maximum, " + maximum + ", and at most " + MAX_NODES;
            findings.add(PATH + ".nodes", Integer.toString(electorate.nodes()), expected);
        }
        if (electorate.elections() < 1 || electorate.elections() > MAX_ELECTIONS) {
            findings.add(PATH + ".elections", Integer.toString(electorate.elections()), "1 to " + MAX_ELECTIONS);
        }
    }

    private void blocs(ElectorateEntry electorate) {
        Set<String> names = new LinkedHashSet<>();
        Set<Behaviour> behaviours = EnumSet.noneOf(Behaviour.class);
        long all = 0;
        boolean shares = true;
        for (int i = 0; i < electorate.blocs().size(); i++) {
            Bloc bloc = electorate.blocs().get(i);
            String path = PATH + ".blocs[" + i + "]";
            name(path + ".name", bloc.name(), names);
            if (!behaviours.add(bloc.behaviour())) {
                findings.add(path + ".behaviour", bloc.behaviour().word(), "each behaviour in one bloc");
            }
            findings.share(path + ".shareMicros", bloc.shareMicros());
            shares &= bloc.shareMicros() >= 0 && bloc.shareMicros() <= Findings.ONE;
            all += bloc.shareMicros();
        }
        if (shares && all != Findings.ONE) {
            String found = "shares of " + Findings.decimal(all) + " in all";
            findings.add(PATH + ".blocs", found, "shares of 1 in all; one bloc may say none and is the rest");
        }
    }

    private void name(String path, String name, Set<String> names) {
        if (!ParticipantId.valid(name)) {
            findings.add(path, Findings.quoted(name), "letters, digits, '.', '_' and '-'");
        }
        if (!names.add(name)) findings.add(path, Findings.quoted(name), "a name no other bloc has");
    }

    /** Loss, duplication and latency; of everything else it would have to be said whom it concerns. */
    private void network(Network network) {
        Network plain = new Network(
                network.latency().latencyMedian(),
                network.latency().latencyJitter(),
                network.lossMicros(),
                network.duplicationMicros());
        if (network.latency().latencySpread() != Latency.Spread.UNIFORM) {
            findings.add("network.latencySpread", "log-normal", "uniform: as latencies of an electorate are drawn");
        } else if (!network.equals(plain)) {
            findings.add("network", "other conditions", "only latency, loss and duplication beside an electorate");
        }
        Duration longest =
                network.latency().latencyMedian().plus(network.latency().latencyJitter());
        if (longest.compareTo(LONGEST) > 0) {
            findings.add("network.latencyMedian", longest.toString(), "with its jitter at most " + LONGEST);
        }
    }
}
