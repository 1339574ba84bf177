package assay.domain.task;

import assay.domain.content.Cid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One round of training, from the first update to the measured aggregate. */
public sealed interface Round {
    /** The same with other updates. */
    default Round with(List<Update> updates) {
        if (this instanceof Collecting open) return new Collecting(number(), open.closes(), updates, open.seals());
        if (this instanceof Revealing open) return new Revealing(number(), open.closes(), updates, open.seals());
        if (this instanceof Aggregating open) {
            return new Aggregating(number(), updates, open.lease(), open.succeeded());
        }
        if (this instanceof Verifying open) return new Verifying(number(), updates, open.closes());
        Measuring open = (Measuring) this;
        return new Measuring(number(), updates, open.claimed(), open.repeated(), open.claimedState());
    }

    /** Rounds count from 1. */
    int number();

    /** Accepted updates in order of arrival. */
    List<Update> updates();

    /** What members have committed to, in that order; none where updates are handed in openly. */
    default List<Seal> seals() {
        return List.of();
    }

    /** Members train; late is whoever answers at {@code closes} or after. */
    record Collecting(int number, Instant closes, List<Update> updates, List<Seal> seals) implements Round {
        public Collecting {
            updates = List.copyOf(updates);
            seals = List.copyOf(seals);
        }

        /** Nobody has committed to anything. */
        public Collecting(int number, Instant closes, List<Update> updates) {
            this(number, closes, updates, List.of());
        }
    }

    /** Members show what they have committed to; what is not shown before {@code closes} does not count. */
    record Revealing(int number, Instant closes, List<Update> updates, List<Seal> seals) implements Round {
        public Revealing {
            updates = List.copyOf(updates);
            seals = List.copyOf(seals);
        }
    }

    /** Verifiers do samples of the training again; whoever is convicted by {@code closes} is left out. */
    record Verifying(int number, List<Update> updates, Instant closes) implements Round {
        public Verifying {
            updates = List.copyOf(updates);
        }
    }

    /**
     * The leader aggregates.
     *
     * @param lease when the next in the ranking takes over
     * @param succeeded how many leaders of this round stayed silent already
     */
    record Aggregating(int number, List<Update> updates, Instant lease, int succeeded) implements Round {
        public Aggregating {
            updates = List.copyOf(updates);
        }
    }

    /**
     * Evaluators recompute the aggregate and measure.
     *
     * @param claimed what the leader says the aggregate is
     * @param repeated whether its measurement has failed once
     * @param claimedState what the leader says the strategy keeps
     */
    record Measuring(
            int number, List<Update> updates, Optional<Cid> claimed, boolean repeated, Optional<Cid> claimedState)
            implements Round {
        public Measuring {
            updates = List.copyOf(updates);
        }
    }
}
