package assay.domain.task;

import assay.domain.content.Cid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One round of training, from the first update to the measured aggregate. */
public sealed interface Round {
    /** Rounds count from 1. */
    int number();

    /** Accepted updates in order of arrival. */
    List<Update> updates();

    /** Members train; late is whoever answers at {@code closes} or after. */
    record Collecting(int number, Instant closes, List<Update> updates) implements Round {
        public Collecting {
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
