package assay.domain.committee;

import assay.domain.collection.PersistentMap;
import assay.domain.committee.Committee.Electing;
import assay.domain.committee.Committee.Revealing;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import java.time.Instant;
import java.util.List;

/** What happens in an election with sealed votes, besides what happens in every election. */
public sealed interface BallotEvent extends CommitteeEvent {
    /** A candidate is bound to a vote that nobody else can read. */
    record VoteCommitted(int cycle, ParticipantId miner, String commitment) implements BallotEvent {
        @Override
        public Committee applyTo(Committee state) {
            Electing now = Phase.expect(Electing.class, state, this);
            String beacon = Sha256.from(now.beacon())
                    .with("committed")
                    .with(cycle)
                    .with(miner.name())
                    .with(commitment)
                    .hex();
            return now.with(beacon, now.votes(), now.commitments().with(miner, commitment));
        }
    }

    /** Whoever is bound to a vote says what it is until {@code closes}. */
    record RevealOpened(int cycle, Instant closes) implements BallotEvent {
        @Override
        public Committee applyTo(Committee state) {
            return new Revealing(Phase.expect(Electing.class, state, this), closes);
        }
    }

    /** A candidate revealed the vote it was bound to. */
    record VoteRevealed(int cycle, ParticipantId miner, int vote, String nonce) implements BallotEvent {
        @Override
        public Committee applyTo(Committee state) {
            Revealing now = Phase.expect(Revealing.class, state, this);
            String beacon = Sha256.from(now.cycle().beacon())
                    .with("revealed")
                    .with(cycle)
                    .with(miner.name())
                    .with(vote)
                    .with(nonce)
                    .hex();
            PersistentMap<ParticipantId, Integer> votes = now.cycle().votes().with(miner, vote);
            return new Revealing(now.cycle().with(beacon, votes, now.cycle().commitments()), now.closes());
        }
    }

    /** The time to reveal is over: these were bound to a vote and did not say what it is. */
    record RevealsMissed(int cycle, List<ParticipantId> missed) implements BallotEvent {
        public RevealsMissed {
            missed = List.copyOf(missed);
        }

        @Override
        public Committee applyTo(Committee state) {
            return Phase.expect(Revealing.class, state, this);
        }
    }
}
