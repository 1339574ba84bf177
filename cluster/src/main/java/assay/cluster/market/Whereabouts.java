package assay.cluster.market;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.sharding.ShardRegion;
import akka.cluster.sharding.typed.GetClusterShardingStats;
import akka.cluster.sharding.typed.HashCodeMessageExtractor;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import assay.domain.entity.EntityId;
import assay.runtime.HostCommand;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Finds the node on which an entity lives right now. */
public final class Whereabouts {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ActorSystem<?> system;
    private final int shards;

    public Whereabouts(ActorSystem<?> system) {
        this.system = system;
        this.shards = system.settings().config().getInt("akka.cluster.sharding.number-of-shards");
    }

    /** The address of the node that holds the shard of {@code entity}; empty while no node does. */
    public CompletionStage<Optional<Address>> of(EntityId entity) {
        EntityTypeKey<HostCommand> key =
                EntityTypeKey.create(HostCommand.class, entity.type().word());
        String shard = new HashCodeMessageExtractor<HostCommand>(shards).shardId(entity.name());
        CompletionStage<ShardRegion.ClusterShardingStats> asked = AskPattern.ask(
                ClusterSharding.get(system).shardState(),
                (ActorRef<ShardRegion.ClusterShardingStats> replyTo) ->
                        new GetClusterShardingStats(key, PATIENCE, replyTo),
                PATIENCE.plusSeconds(1),
                system.scheduler());
        return asked.thenApply(stats -> holder(stats, shard));
    }

    private static Optional<Address> holder(ShardRegion.ClusterShardingStats stats, String shard) {
        for (Map.Entry<Address, ShardRegion.ShardRegionStats> region :
                stats.getRegions().entrySet()) {
            if (region.getValue().getStats().containsKey(shard)) return Optional.of(region.getKey());
        }
        return Optional.empty();
    }
}
