package assay.cluster.health;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import java.util.concurrent.CompletableFuture;

/**
 * Whether a node serves: from the moment that the market has answered it, until the moment that it begins to stop. One
 * for each actor system.
 */
public final class Readiness implements Extension {
    private static final ExtensionId<Readiness> ID = new ExtensionId<>() {
        @Override
        public Readiness createExtension(ActorSystem<?> system) {
            return new Readiness(system);
        }
    };

    private final ActorSystem<?> system;
    private final CompletableFuture<Void> begun = new CompletableFuture<>();

    private Readiness(ActorSystem<?> system) {
        this.system = system;
    }

    public static Readiness of(ActorSystem<?> system) {
        return ID.apply(system);
    }

    /** Completed when the node has begun to serve. */
    public CompletableFuture<Void> begun() {
        return begun;
    }

    /** Whether it serves at this moment. */
    public boolean now() {
        return begun.isDone()
                && CoordinatedShutdown.get(system).getShutdownReason().isEmpty()
                && Cluster.get(system).selfMember().status().equals(MemberStatus.up());
    }
}
