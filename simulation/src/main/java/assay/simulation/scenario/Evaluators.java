package assay.simulation.scenario;

import assay.simulation.behaviour.Behaviour;

/** Evaluators of one kind. */
public record Evaluators(Group group) {
    /** Honest evaluators. */
    public static Evaluators of(String prefix, int count) {
        return new Evaluators(Group.of(prefix, count));
    }

    /** The group's prefix. */
    public String prefix() {
        return group.prefix();
    }

    /** How many there are. */
    public int count() {
        return group.count();
    }

    public Evaluators with(Behaviour behaviour) {
        return new Evaluators(group.withBehaviour(behaviour));
    }
}
