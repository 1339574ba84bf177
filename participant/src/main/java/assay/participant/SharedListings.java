package assay.participant;

import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Market;
import assay.domain.participant.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads the notice board once for all participants of a process, however many look at it at the same time. */
final class SharedListings {
    private final long freshNanos;
    private @Nullable CompletionStage<List<Listing>> last;
    private long readAt;

    SharedListings(Duration lookEvery) {
        this.freshNanos = lookEvery.toNanos() / 2;
    }

    private synchronized CompletionStage<List<Listing>> read(Market through) {
        long now = System.nanoTime();
        CompletionStage<List<Listing>> known = last;
        if (known != null && now - readAt < freshNanos) return known;
        CompletionStage<List<Listing>> read = through.listings();
        last = read;
        readAt = now;
        return read;
    }

    /** {@code market}, with this board in front of it. */
    Market over(Market market) {
        return new Market() {
            @Override
            public CompletionStage<List<Listing>> listings() {
                return read(market);
            }

            @Override
            public CompletionStage<List<Work>> work(EntityId at, ParticipantId who) {
                return market.work(at, who);
            }

            @Override
            public CompletionStage<Object> look(EntityId at) {
                return market.look(at);
            }

            @Override
            public CompletionStage<Outcome> tell(Message.Outside command) {
                return market.tell(command);
            }
        };
    }
}
