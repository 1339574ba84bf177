package assay.domain.committee;

import assay.domain.collection.PersistentMap;
import assay.domain.committee.Committee.Electing;
import assay.domain.committee.Committee.Proving;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.verification.VerifierSeat;
import java.time.Instant;
import java.util.List;

/** What happens in an election by lot: see {@link assay.domain.election.Sortition}. */
public sealed interface DrawEvent extends CommitteeEvent {
    /**
     * Registration is over and the seed is known: candidates prove their lots until {@code closes}.
     *
     * @param attempt from 1; the proofs of earlier attempts are kept
     * @param seed a hash of everything recorded up to the end of registration
     */
    record ProofsOpened(int attempt, String seed, Instant closes) implements DrawEvent {
        @Override
        public Committee applyTo(Committee state) {
            if (state instanceof Proving now) {
                return new Proving(now.cycle(), attempt, seed, closes, now.values());
            }
            return new Proving(Phase.expect(Electing.class, state, this), attempt, seed, closes, PersistentMap.empty());
        }
    }

    /** A candidate proved its lots: {@code value} is that of its verifiable random function for the seed. */
    record LotsProven(ParticipantId miner, String proof, String value) implements DrawEvent {
        @Override
        public Committee applyTo(Committee state) {
            Proving now = Phase.expect(Proving.class, state, this);
            return new Proving(
                    now.cycle(),
                    now.attempt(),
                    now.seed(),
                    now.closes(),
                    now.values().with(miner, value));
        }
    }

    /** The time to prove lots is over: these did not, and are out for good. */
    record ProofsMissed(List<ParticipantId> missed) implements DrawEvent {
        public ProofsMissed {
            missed = List.copyOf(missed);
        }

        @Override
        public Committee applyTo(Committee state) {
            Proving now = Phase.expect(Proving.class, state, this);
            Electing cycle = now.cycle();
            PersistentMap<ParticipantId, String> standing = cycle.standing();
            for (ParticipantId out : missed) standing = standing.without(out);
            Electing left = cycle.among(cycle.beacon(), standing, cycle.bench(), cycle.seats());
            return new Proving(left, now.attempt(), now.seed(), now.closes(), now.values());
        }
    }

    /**
     * The lots were drawn, or there was a seat for every one.
     *
     * @param beacon what they were drawn with, see {@link assay.domain.election.Sortition#beacon}
     * @param seats who won, and how many seats
     * @param reserves who may be asked to replace a lost member, first to be asked first
     * @param passedOver the others
     * @param verifiers who verifies, where the lots seat verifiers too
     */
    record SeatsDrawn(
            String beacon,
            List<Seat> seats,
            List<ParticipantId> reserves,
            List<ParticipantId> passedOver,
            List<VerifierSeat> verifiers)
            implements DrawEvent {
        /** A draw of members and reserves alone. */
        public SeatsDrawn(
                String beacon, List<Seat> seats, List<ParticipantId> reserves, List<ParticipantId> passedOver) {
            this(beacon, seats, reserves, passedOver, List.of());
        }

        public SeatsDrawn {
            verifiers = List.copyOf(verifiers);
            seats = List.copyOf(seats);
            reserves = List.copyOf(reserves);
            passedOver = List.copyOf(passedOver);
        }

        @Override
        public Committee applyTo(Committee state) {
            Electing now =
                    state instanceof Proving proving ? proving.cycle() : Phase.expect(Electing.class, state, this);
            PersistentMap<ParticipantId, String> standing = PersistentMap.empty();
            PersistentMap<ParticipantId, Integer> won = PersistentMap.empty();
            for (Seat seat : seats) {
                standing = standing.with(seat.member(), now.standing().getOr(seat.member(), ""));
                won = won.with(seat.member(), seat.seats());
            }
            // The bench is called in the order of its numbers, highest first.
            PersistentMap<ParticipantId, Integer> bench = PersistentMap.empty();
            for (int i = 0; i < reserves.size(); i++) bench = bench.with(reserves.get(i), reserves.size() - i);
            return now.among(
                            Sha256.from(now.beacon()).with("drawn").with(beacon).hex(), standing, bench, won)
                    .calling(verifiers);
        }
    }
}
