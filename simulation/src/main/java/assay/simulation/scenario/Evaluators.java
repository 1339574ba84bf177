package assay.simulation.scenario;

import assay.domain.money.Credits;
import assay.simulation.behaviour.Behaviour;

/**
 * Evaluators of one kind.
 *
 * @param deposit what each brings into the market
 * @param stake what each stakes as a member of the market; none for whoever does not join it
 */
public record Evaluators(Group group, Credits deposit, Credits stake) {
    /** Evaluators with nothing at stake. */
    public Evaluators(Group group) {
        this(group, Credits.ZERO, Credits.ZERO);
    }

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

    /** The same, behaving otherwise. */
    public Evaluators with(Behaviour behaviour) {
        return new Evaluators(group.withBehaviour(behaviour), deposit, stake);
    }

    /** The same with so much at stake, all of which they bring. */
    public Evaluators staking(Credits other) {
        return new Evaluators(group, other, other);
    }
}
