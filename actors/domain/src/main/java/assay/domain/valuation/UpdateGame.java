package assay.domain.valuation;

import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The game whose players are the updates of a round: a coalition is worth how far the aggregate of its updates alone
 * brings the error down from that of the round's model. Nothing is trained again (T. Song, Y. Tong, S. Wei, Profit
 * allocation for federated learning, 2019).
 *
 * @param updates in the order in which they are aggregated; a coalition's keep it
 * @param baseErrorMicros of the model that the round started from
 * @param errors measures aggregates
 */
public record UpdateGame<X extends Exception>(List<WeightedUpdate> updates, long baseErrorMicros, ErrorOf<X> errors)
        implements Game<X> {
    public UpdateGame {
        updates = List.copyOf(updates);
    }

    /** Aggregates updates, at least one, and measures what comes of it. */
    public interface ErrorOf<X extends Exception> {
        /** The error, in 10⁻⁶. */
        long micros(List<WeightedUpdate> coalition) throws X;
    }

    @Override
    public int players() {
        return updates.size();
    }

    @Override
    public long worthMicros(BitSet coalition) throws X {
        if (coalition.isEmpty()) return 0;
        List<WeightedUpdate> members = new ArrayList<>();
        for (int i = coalition.nextSetBit(0); i >= 0; i = coalition.nextSetBit(i + 1)) members.add(updates.get(i));
        return baseErrorMicros - errors.micros(members);
    }
}
