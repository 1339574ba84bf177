package assay.domain.committee;

import assay.domain.collection.PersistentMap;
import assay.domain.committee.Committee.Electing;
import assay.domain.committee.Committee.Recalling;
import assay.domain.entity.CorruptJournal;
import assay.domain.entity.ParticipantId;
import java.util.ArrayList;
import java.util.List;

/** What happens when an election has fewer candidates left than a committee needs, and outvoted ones are asked back. */
public sealed interface RecallEvent extends CommitteeEvent {
    /** Outvoted candidates are asked to bind themselves to the task again, in the order of succession. */
    record BenchRecalled(List<ParticipantId> candidates) implements RecallEvent {
        public BenchRecalled {
            candidates = List.copyOf(candidates);
        }

        @Override
        public Committee applyTo(Committee state) {
            List<ParticipantId> asked = new ArrayList<>();
            if (state instanceof Recalling already) asked.addAll(already.asked());
            Electing now =
                    state instanceof Recalling already ? already.cycle() : Phase.expect(Electing.class, state, this);
            PersistentMap<ParticipantId, Integer> bench = now.bench();
            for (ParticipantId candidate : candidates) bench = bench.without(candidate);
            asked.addAll(candidates);
            return new Recalling(now.among(now.beacon(), now.standing(), bench, now.seats()), asked);
        }
    }

    /** A candidate that was asked back is bound to the task again. */
    record CandidateReturned(ParticipantId candidate) implements RecallEvent {
        @Override
        public Committee applyTo(Committee state) {
            Recalling left = left(state, candidate, this);
            Electing now = left.cycle();
            String endpoint = now.candidates()
                    .get(candidate)
                    .map(Committee.Candidate::endpoint)
                    .orElseThrow(() -> new CorruptJournal(state, this));
            Electing with = now.among(now.beacon(), now.standing().with(candidate, endpoint), now.bench(), now.seats());
            return new Recalling(with, left.asked());
        }
    }

    /** A candidate that was asked back cannot come. */
    record RecallTurnedAway(ParticipantId candidate, String reason) implements RecallEvent {
        @Override
        public Committee applyTo(Committee state) {
            return left(state, candidate, this);
        }
    }

    private static Recalling left(Committee state, ParticipantId candidate, CommitteeEvent event) {
        Recalling now = Phase.expect(Recalling.class, state, event);
        if (!now.asked().contains(candidate)) throw new CorruptJournal(state, event);
        List<ParticipantId> asked = new ArrayList<>(now.asked());
        asked.remove(candidate);
        return new Recalling(now.cycle(), asked);
    }
}
