package assay.cluster.health;

import akka.actor.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What stands behind {@code /ready}; named in {@code assay-node.conf} and made by Akka Management. */
public final class ReadyCheck implements Supplier<CompletionStage<Boolean>> {
    private final Readiness readiness;

    public ReadyCheck(ActorSystem system) {
        this.readiness = Readiness.of(Adapter.toTyped(system));
    }

    @Override
    public CompletionStage<Boolean> get() {
        return CompletableFuture.completedFuture(readiness.now());
    }
}
