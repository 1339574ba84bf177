package assay.cluster.market;

import assay.domain.board.Board;
import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Matching;
import assay.domain.miner.Miner;
import assay.domain.participant.Market;
import assay.domain.participant.Work;
import assay.runtime.Sharded;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The market for participants in a process that is a member of the cluster itself. */
public final class ClusterMarket implements Market {
    private final Sharded entities;
    private final InstantSource clock;

    public ClusterMarket(Sharded entities) {
        this.entities = entities;
        this.clock = InstantSource.system();
    }

    @Override
    public CompletionStage<List<Listing>> listings() {
        return entities.inspect(Board.MAIN).thenApply(board -> ((Board) board.state()).listings());
    }

    @Override
    public CompletionStage<List<Work>> work(EntityId at, ParticipantId who) {
        return entities.work(at, who).thenCompose(work -> {
            if (!Matching.demanding(work)) return CompletableFuture.completedFuture(work);
            return entities.inspect(new EntityId(EntityType.MINER, who.name()))
                    .thenApply(seen -> Matching.shown(work, (Miner) seen.state(), clock.instant()));
        });
    }

    @Override
    public CompletionStage<Object> look(EntityId at) {
        return entities.inspect(at).thenApply(seen -> seen.state());
    }

    @Override
    public CompletionStage<Outcome> tell(Message.Outside command) {
        return entities.tell(command);
    }
}
