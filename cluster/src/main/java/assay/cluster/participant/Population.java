package assay.cluster.participant;

import assay.domain.entity.ParticipantId;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.participant.HonestMiner;
import java.util.List;
import java.util.Optional;

/**
 * Who lives in one edge process.
 *
 * @param evaluators those with nothing at stake
 * @param staking evaluators that are members of the market
 */
public record Population(
        List<Miner> miners,
        List<ParticipantId> evaluators,
        List<Client> clients,
        List<Verifier> verifiers,
        List<Evaluator> staking) {
    /** Nobody. */
    public static final Population EMPTY = new Population(List.of(), List.of(), List.of());

    public Population {
        miners = List.copyOf(miners);
        evaluators = List.copyOf(evaluators);
        clients = List.copyOf(clients);
        verifiers = List.copyOf(verifiers);
        staking = List.copyOf(staking);
    }

    /** Without verifiers. */
    public Population(List<Miner> miners, List<ParticipantId> evaluators, List<Client> clients) {
        this(miners, evaluators, clients, List.of(), List.of());
    }

    /**
     * A miner.
     *
     * @param deposit what it brings into the market; at least the stake
     * @param stake what it locks to join
     * @param reachable whether it says, and it is true, that peers can connect to it
     * @param own its private data, for contribution tasks
     * @param profile what it declares of itself
     */
    public record Miner(
            ParticipantId name,
            Credits deposit,
            Credits stake,
            boolean reachable,
            Optional<HonestMiner.OwnData> own,
            Profile profile) {}

    /** A verifier, what it brings into the market, and what it locks to join. */
    public record Verifier(ParticipantId name, Credits deposit, Credits stake) {}

    /** An evaluator, what it brings into the market, and what it locks to join. */
    public record Evaluator(ParticipantId name, Credits deposit, Credits stake) {}

    /** A client, and what it brings into the market. */
    public record Client(ParticipantId name, Credits deposit) {}
}
