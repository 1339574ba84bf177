package assay.participant;

import assay.domain.account.Accounts;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.participant.HonestMiner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who lives in one process.
 *
 * @param evaluators those without a stake need no membership
 */
public record Population(
        List<Miner> miners, List<Evaluator> evaluators, List<Client> clients, List<Verifier> verifiers) {
    /** Nobody. */
    public static final Population EMPTY = new Population(List.of(), List.of(), List.of(), List.of());

    public Population {
        miners = List.copyOf(miners);
        evaluators = List.copyOf(evaluators);
        clients = List.copyOf(clients);
        verifiers = List.copyOf(verifiers);
        Set<ParticipantId> seen = new TreeSet<>();
        miners.forEach(each -> check(each.name(), seen));
        evaluators.forEach(each -> check(each.name(), seen));
        clients.forEach(each -> check(each.name(), seen));
        verifiers.forEach(each -> check(each.name(), seen));
    }

    /** How many there are. */
    public int size() {
        return miners.size() + evaluators.size() + clients.size() + verifiers.size();
    }

    private static void check(ParticipantId name, Set<ParticipantId> seen) {
        if (!Accounts.mayBeNamed(name.name())) {
            throw new IllegalArgumentException("name \"" + name + "\": expected a name of " + Accounts.USABLE_NAME);
        }
        if (!seen.add(name)) {
            throw new IllegalArgumentException(
                    "name \"" + name + "\": expected every participant once, found it twice");
        }
    }

    /** Who does a miner's mathematics; what needs its own data it always does itself. */
    public enum Workforce {
        /** The engine in its own process. */
        OWN,
        /** The cluster's workers, where it is allowed to use them. */
        CLUSTER
    }

    /**
     * A miner.
     *
     * @param stake what it locks to join
     * @param unreachable whether it says, and it is true, that peers cannot connect to it
     * @param own its private data, for contribution tasks
     * @param profile what it declares of itself
     * @param trainer none for its own engine
     */
    public record Miner(
            ParticipantId name,
            Credits stake,
            boolean unreachable,
            Optional<HonestMiner.OwnData> own,
            Profile profile,
            Optional<Workforce> trainer) {
        /** Reachable, with nothing special about it. */
        public Miner(ParticipantId name, Credits stake) {
            this(name, stake, false, Optional.empty(), Profile.unsaid(), Optional.empty());
        }
    }

    /** An evaluator, and what it locks to join; nothing for whoever does not. */
    public record Evaluator(ParticipantId name, Optional<Credits> stake) {}

    /** A verifier, and what it locks to join. */
    public record Verifier(ParticipantId name, Credits stake) {}

    /** A client. */
    public record Client(ParticipantId name) {}
}
