package assay.simulation.scenario;

import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.simulation.behaviour.Behaviour;
import java.util.Optional;

/**
 * Miners of one kind.
 *
 * @param deposit what each brings into the market on arrival
 * @param stake what each locks to join, at most the deposit
 * @param reachableMicros share of them that peers can reach, in 10⁻⁶
 * @param ownData for contribution tasks
 * @param profile what each declares of itself, true or not
 */
public record Miners(
        Group group,
        Credits deposit,
        Credits stake,
        long reachableMicros,
        Optional<OwnDataset> ownData,
        Profile profile) {
    private static final long ALL = 1_000_000;

    /** Miners who declare nothing. */
    public Miners(Group group, Credits deposit, Credits stake, long reachableMicros, Optional<OwnDataset> ownData) {
        this(group, deposit, stake, reachableMicros, ownData, Profile.unsaid());
    }

    /** Honest and reachable miners who bring 100 credits and lock them all. */
    public static Miners of(String prefix, int count) {
        return new Miners(Group.of(prefix, count), Credits.of(100), Credits.of(100), ALL, Optional.empty());
    }

    /** The group's prefix. */
    public String prefix() {
        return group.prefix();
    }

    /** How many there are. */
    public int count() {
        return group.count();
    }

    public Miners with(Group other) {
        return new Miners(other, deposit, stake, reachableMicros, ownData, profile);
    }

    public Miners with(Behaviour behaviour) {
        return with(group.withBehaviour(behaviour));
    }

    public Miners with(Profile declared) {
        return new Miners(group, deposit, stake, reachableMicros, ownData, declared);
    }

    public Miners withMoney(Credits brought, Credits locked) {
        return new Miners(group, brought, locked, reachableMicros, ownData, profile);
    }

    public Miners withReachable(long micros) {
        return new Miners(group, deposit, stake, micros, ownData, profile);
    }

    public Miners withOwnData(OwnDataset data) {
        return new Miners(group, deposit, stake, reachableMicros, Optional.of(data), profile);
    }
}
