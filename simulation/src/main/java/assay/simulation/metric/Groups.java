package assay.simulation.metric;

import assay.simulation.electorate.Behaviour;
import assay.simulation.participant.Role;
import assay.simulation.scenario.Bloc;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.ElectorateEntry;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Verifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who belongs to which group of a scenario. */
public final class Groups {
    private final Map<String, Group> clients = new TreeMap<>();
    private final Map<String, Group> byPrefix = new TreeMap<>();
    private final List<Group> all = new ArrayList<>();

    /** The groups of {@code scenario}, in its order: clients, miners, evaluators, verifiers; of an electorate its blocs. */
    public static Groups of(Scenario scenario) {
        Groups groups = new Groups();
        for (Client client : scenario.population().clients()) {
            groups.add(
                    groups.clients,
                    new Group(client.name(), Role.CLIENT, client.behaviour().name(), 1, 0));
        }
        for (Miners miners : scenario.population().miners()) {
            groups.add(
                    groups.byPrefix,
                    new Group(
                            miners.prefix(),
                            Role.MINER,
                            miners.group().behaviour().name(),
                            miners.count(),
                            miners.group().costMicros()));
        }
        for (Evaluators evaluators : scenario.population().evaluators()) {
            groups.add(
                    groups.byPrefix,
                    new Group(
                            evaluators.prefix(),
                            Role.EVALUATOR,
                            evaluators.group().behaviour().name(),
                            evaluators.count(),
                            evaluators.group().costMicros()));
        }
        for (Verifiers verifiers : scenario.population().verifiers()) {
            groups.add(
                    groups.byPrefix,
                    new Group(
                            verifiers.prefix(),
                            Role.VERIFIER,
                            verifiers.group().behaviour().name(),
                            verifiers.count(),
                            verifiers.group().costMicros()));
        }
        scenario.electorate().ifPresent(groups::add);
        return groups;
    }

    private Groups() {}

    private void add(ElectorateEntry electorate) {
        for (Bloc bloc : electorate.blocs()) {
            add(byPrefix, new Group(bloc.name(), Role.MINER, conduct(bloc.behaviour()), electorate.count(bloc), 0));
        }
    }

    /** What the same behaviour is called among miners. */
    private static String conduct(Behaviour behaviour) {
        return behaviour == Behaviour.LATE ? "late-voter" : behaviour.word();
    }

    private void add(Map<String, Group> to, Group group) {
        to.put(group.name(), group);
        all.add(group);
    }

    /** All of them, in the scenario's order. */
    public List<Group> all() {
        return List.copyOf(all);
    }

    /** The group of the participant of this name; empty for somebody whom the scenario does not know. */
    public Optional<Group> of(String participant) {
        Group client = clients.get(participant);
        if (client != null) return Optional.of(client);
        int dash = participant.lastIndexOf('-');
        return dash < 0 ? Optional.empty() : Optional.ofNullable(byPrefix.get(participant.substring(0, dash)));
    }
}
