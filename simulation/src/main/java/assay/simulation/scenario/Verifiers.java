package assay.simulation.scenario;

import assay.domain.money.Credits;
import assay.simulation.behaviour.Behaviour;

/**
 * Verifiers of one kind.
 *
 * @param deposit what each brings into the market on arrival
 * @param stake what each locks to join, at most the deposit
 */
public record Verifiers(Group group, Credits deposit, Credits stake) {
    /** Honest verifiers who bring 100 credits and lock them all. */
    public static Verifiers of(String prefix, int count) {
        return new Verifiers(Group.of(prefix, count), Credits.of(100), Credits.of(100));
    }

    /** The group's prefix. */
    public String prefix() {
        return group.prefix();
    }

    /** How many there are. */
    public int count() {
        return group.count();
    }

    public Verifiers with(Behaviour behaviour) {
        return new Verifiers(group.withBehaviour(behaviour), deposit, stake);
    }
}
