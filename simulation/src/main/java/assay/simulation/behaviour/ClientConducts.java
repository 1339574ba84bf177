package assay.simulation.behaviour;

import java.util.List;

/** How clients can behave. */
final class ClientConducts {
    static final List<Conduct> ALL = List.of(
            new Conduct("honest", "Cuts its data as it said it would and sends what it is asked for.", Cast::honest));

    private ClientConducts() {}
}
