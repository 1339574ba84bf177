package assay.simulation.behaviour;

import java.util.List;

/** How evaluators can behave. */
final class EvaluatorConducts {
    static final List<Conduct> ALL = List.of(
            new Conduct("honest", "Measures, reveals what it committed to, and checks every plan.", Cast::honest));

    private EvaluatorConducts() {}
}
