package assay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One node that is a whole cluster; what several nodes do is tested where nodes are. */
class ShardedTest {
    private static final EntityId A = Relay.named("a");
    private static final EntityId B = Relay.named("b");

    private static final Config CONFIG = ConfigFactory.parseString(
                    """
                    akka.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
                    akka.cluster.roles = [market]
                    akka.cluster.jmx.enabled = off
                    akka.persistence.testkit.events.serialize = off
                    akka.persistence.testkit.snapshots.serialize = off
                    assay.runtime.host.unused-after = 500 ms
                    """)
            .withFallback(PersistenceTestKitPlugin.getInstance().config())
            .withFallback(PersistenceTestKitSnapshotPlugin.config())
            .withFallback(ConfigFactory.parseResources("assay-failover-fast.conf"))
            .withFallback(ConfigFactory.parseResources("assay-runtime.conf"))
            .withFallback(ConfigFactory.load())
            .resolve();

    private final ActorTestKit kit = ActorTestKit.create("sharded", CONFIG);
    private final HostTotals totals = new HostTotals();
    private final Sharded sharded = Sharded.start(
            kit.system(),
            Entities.of(new Relay.Rules()),
            WriterEpochs.inMemory(),
            InstantSource.system(),
            totals,
            Ward.none());

    @BeforeEach
    void join() {
        Cluster cluster = Cluster.get(kit.system());
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }

    @AfterEach
    void close() {
        kit.shutdownTestKit();
    }

    @Test
    void entitiesAreReachedByNameAndReachOneAnother() throws Exception {
        assertThat(await(sharded.tell(Relay.from("1", A, new Relay.PassOn(B, 4)))))
                .isEqualTo(Outcome.DONE);
        kit.createTestProbe().awaitAssert(Duration.ofSeconds(30), () -> {
            assertThat(relay(A).answers()).isEqualTo(1);
            return true;
        });
        assertThat(relay(B).count()).isEqualTo(4);
        assertThat(await(sharded.work(A, Relay.ALICE))).hasSize(1);
    }

    @Test
    void anEntityThatWasLetGoComesBackWhenAsked() throws Exception {
        await(sharded.tell(Relay.from("1", A, new Relay.Add(4))));
        await(sharded.tell(Relay.from("2", B, new Relay.Add(4))));
        kit.createTestProbe().awaitAssert(Duration.ofSeconds(30), () -> {
            // Asking for one of them lets the other rest.
            assertThat(relay(B).count()).isEqualTo(4);
            assertThat(totals.retired()).isEqualTo(1);
            return true;
        });
        // The first question may still meet the actor on its way out; a later one meets the next incarnation.
        kit.createTestProbe().awaitAssert(Duration.ofSeconds(30), () -> {
            assertThat(relay(A).count()).isEqualTo(4);
            assertThat(totals.recoveries()).isGreaterThanOrEqualTo(3);
            return true;
        });
    }

    private Relay relay(EntityId id) {
        try {
            return (Relay) await(sharded.inspect(id)).state();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
