package assay.cluster.participant;

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
final class SharedListings implements Market {
    private final Market market;
    private final long freshNanos;
    private @Nullable CompletionStage<List<Listing>> last;
    private long readAt;

    SharedListings(Market market, Duration fresh) {
        this.market = market;
        this.freshNanos = fresh.toNanos() / 2;
    }

    @Override
    public synchronized CompletionStage<List<Listing>> listings() {
        long now = System.nanoTime();
        CompletionStage<List<Listing>> known = last;
        if (known != null && now - readAt < freshNanos) return known;
        CompletionStage<List<Listing>> read = market.listings();
        last = read;
        readAt = now;
        return read;
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
}
