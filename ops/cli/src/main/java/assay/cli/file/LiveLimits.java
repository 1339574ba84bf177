package assay.cli.file;

import assay.simulation.behaviour.Behaviour;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Group;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.OwnDataset;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Stay;
import assay.simulation.scenario.Verifiers;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scenario says that a cluster on real machines cannot do.
 *
 * @param impossible participants who would not do what the scenario wants of them: another market than the one asked for
 * @param ignored conditions that are what they are on real machines
 */
public record LiveLimits(List<String> impossible, List<String> ignored) {
    public LiveLimits {
        impossible = List.copyOf(impossible);
        ignored = List.copyOf(ignored);
    }

    /** The limits that {@code scenario} meets; none for most scenarios of honest people. */
    public static LiveLimits of(Scenario scenario) {
        List<String> impossible = impossible(scenario.population());
        scenario.electorate().ifPresent(electorate -> impossible.add(electorate.nodes() + " candidates who only vote"));
        return new LiveLimits(impossible, ignored(scenario));
    }

    private static List<String> impossible(Population population) {
        List<String> found = new ArrayList<>();
        for (Client client : population.clients()) behaviour(client.name(), client.behaviour(), found);
        for (Miners miners : population.miners()) {
            group(miners.group(), found);
            if (miners.ownData().filter(LiveLimits::inPart).isPresent()) {
                found.add(miners.prefix() + " own some samples or classes of their part only");
            }
        }
        for (Evaluators evaluators : population.evaluators()) group(evaluators.group(), found);
        for (Verifiers verifiers : population.verifiers()) group(verifiers.group(), found);
        return found;
    }

    private static void group(Group group, List<String> found) {
        behaviour(group.prefix(), group.behaviour(), found);
        if (!group.stay().equals(Stay.ALWAYS)) found.add(group.prefix() + " come or go in the course of the run");
    }

    private static void behaviour(String who, Behaviour behaviour, List<String> found) {
        if (!behaviour.name().equals(Behaviour.HONEST.name())) found.add(who + " behave as " + behaviour.name());
    }

    private static boolean inPart(OwnDataset own) {
        return !own.equals(OwnDataset.all(own.plan()));
    }

    private static List<String> ignored(Scenario scenario) {
        List<String> ignored = new ArrayList<>();
        Network network = scenario.network();
        boolean even = network.losing(0, 0).with(List.of()).equals(network);
        if (!even || !network.distances().isEmpty() || !network.lines().isEmpty()) {
            ignored.add("network: messages are lost, doubled and late as they are");
        }
        if (!scenario.faults().equals(Faults.NONE)) {
            ignored.add("faults: nothing breaks but what somebody kills");
        }
        return ignored;
    }
}
