package assay.journal.cassandra;

import assay.domain.entity.EntityId;
import assay.journal.LiveJournal;
import com.datastax.oss.driver.api.core.CqlSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * One node's part in keeping two live copies of an entity from both writing: claims epochs, puts up fences, and holds
 * the node's lease. The argument stands in decision 33.
 */
public final class Writers implements AutoCloseable {
    private final String node;
    private final Predicate<String> member;
    private final WriterEpochs epochs;
    private final Fence fence;
    private final NodeLease lease;

    /**
     * What a claim gave.
     *
     * @param upToDate whether the history ended where the claimant had read it to, when nobody else could answer for
     *     anything in it any more. Only then is the claimant alone with it.
     */
    public record Granted(long epoch, boolean upToDate) {}

    Writers(CqlSession session, String node, Predicate<String> member, Runnable whenGivenUp) {
        this.node = node;
        this.member = member;
        this.lease = new NodeLease(session, node, whenGivenUp, System::nanoTime);
        this.epochs = new WriterEpochs(session, node, this::silence);
        this.fence = new Fence(session);
        lease.begin();
    }

    /**
     * Claims the next epoch of {@code entity}. Four steps, in this order: the end of the lease of the node that claimed
     * before, if the cluster has lost it; the claim itself; a look whether the history still ends at {@code number}; and
     * the fence behind it.
     *
     * @param number the last entry that the claimant has read
     * @param seen the highest epoch that it has read
     */
    public CompletionStage<Granted> claim(EntityId entity, long number, long seen) {
        String history = LiveJournal.persistenceId(entity);
        return epochs.claim(entity, seen).thenCompose(epoch -> fence.endsWith(history, number)
                .thenCompose(ends -> ends
                        ? fence.putUp(history, number, epoch).thenApply(up -> new Granted(epoch, true))
                        : CompletableFuture.completedFuture(new Granted(epoch, false))));
    }

    /** A member hands its entities over itself, and waits until they have ended. */
    private CompletionStage<Void> silence(String before) {
        boolean silent = before.equals(node) || member.test(before);
        return silent ? CompletableFuture.completedFuture(null) : lease.endOf(before);
    }

    /** Done when what is durable now may be answered for; never, when the others have given this node up. */
    public CompletionStage<?> certain() {
        return lease.certain();
    }

    /** The cluster has lost {@code other}: its lease is ended now, so that nobody has to wait for that later. */
    public void lost(String other) {
        lease.endOf(other);
    }

    /** No entity lives here any more: others need not wait for the end of this node's lease. */
    public CompletionStage<Void> end() {
        return lease.end();
    }

    @Override
    public void close() {
        lease.close();
    }
}
