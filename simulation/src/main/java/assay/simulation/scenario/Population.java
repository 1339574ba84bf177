package assay.simulation.scenario;

import java.util.List;

/** Everybody outside the market, group by group. */
public record Population(List<Client> clients, List<Miners> miners, List<Evaluators> evaluators) {
    public Population {
        clients = List.copyOf(clients);
        miners = List.copyOf(miners);
        evaluators = List.copyOf(evaluators);
    }
}
