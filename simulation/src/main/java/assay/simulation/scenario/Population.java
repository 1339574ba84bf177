package assay.simulation.scenario;

import java.util.List;

/** Everybody outside the market, group by group. */
public record Population(
        List<Client> clients, List<Miners> miners, List<Evaluators> evaluators, List<Verifiers> verifiers) {
    /** Nobody at all. */
    public static final Population NOBODY = new Population(List.of(), List.of(), List.of());

    public Population {
        clients = List.copyOf(clients);
        miners = List.copyOf(miners);
        evaluators = List.copyOf(evaluators);
        verifiers = List.copyOf(verifiers);
    }

    /** Everybody but verifiers. */
    public Population(List<Client> clients, List<Miners> miners, List<Evaluators> evaluators) {
        this(clients, miners, evaluators, List.of());
    }

    /** Another mixture of miners. */
    public Population with(Miners... other) {
        return new Population(clients, List.of(other), evaluators, verifiers);
    }

    /** Other evaluators. */
    public Population with(Evaluators... other) {
        return new Population(clients, miners, List.of(other), verifiers);
    }

    /** Other clients. */
    public Population with(Client... other) {
        return new Population(List.of(other), miners, evaluators, verifiers);
    }

    /** Other verifiers. */
    public Population with(Verifiers... other) {
        return new Population(clients, miners, evaluators, List.of(other));
    }
}
