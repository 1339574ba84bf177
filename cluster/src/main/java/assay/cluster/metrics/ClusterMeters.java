package assay.cluster.metrics;

import akka.actor.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.MemberStatus;
import akka.cluster.sharding.ClusterSharding;
import akka.cluster.sharding.ShardRegion;
import akka.cluster.typed.Cluster;
import akka.pattern.Patterns;
import assay.domain.entity.EntityType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Meters of the cluster as this node sees it, and of the shards that live on this node. */
final class ClusterMeters {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterMeters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ActorSystem<?> system;
    private final Map<EntityType, Shards> shards = new EnumMap<>(EntityType.class);

    private static final class Shards {
        volatile int shards;
        volatile int awake;
    }

    /** @param hosts whether entities may live on this node */
    ClusterMeters(ActorSystem<?> system, MeterRegistry registry, boolean hosts) {
        this.system = system;
        Cluster cluster = Cluster.get(system);
        Gauge.builder("assay.members.up", cluster, ClusterMeters::up)
                .description("members of the cluster that are up and reached, as this node sees it")
                .register(registry);
        Gauge.builder("assay.members.unreachable", cluster, seen -> seen.state()
                        .getUnreachable()
                        .size())
                .description("members of the cluster that this node does not hear of")
                .register(registry);
        if (hosts) for (EntityType type : EntityType.values()) shards.put(type, shardsOf(type, registry));
    }

    private static double up(Cluster cluster) {
        double up = 0;
        for (akka.cluster.Member member : cluster.state().getMembers()) {
            boolean lost = cluster.state().getUnreachable().contains(member);
            if (member.status() == MemberStatus.up() && !lost) up++;
        }
        return up;
    }

    private static Shards shardsOf(EntityType type, MeterRegistry registry) {
        Shards found = new Shards();
        Gauge.builder("assay.shards", found, it -> it.shards)
                .description("shards on this node")
                .tag("entity", type.word())
                .register(registry);
        Gauge.builder("assay.entities.awake", found, it -> it.awake)
                .description("entities that have an actor on this node")
                .tag("entity", type.word())
                .register(registry);
        return found;
    }

    /** Asks this node's own regions how many shards they have. */
    void sample() {
        shards.forEach((type, found) -> {
            ActorRef region;
            try {
                region = ClusterSharding.get(Adapter.toClassic(system)).shardRegion(type.word());
            } catch (IllegalStateException | IllegalArgumentException e) {
                LOG.debug("{} are not sharded on this node", type.word(), e);
                return;
            }
            Patterns.ask(region, ShardRegion.getRegionStatsInstance(), PATIENCE).whenComplete((answer, failure) -> {
                // A node that is starting or stopping does not answer; the last numbers stand.
                if (answer instanceof ShardRegion.ShardRegionStats stats) take(found, stats);
            });
        });
    }

    private static void take(Shards found, ShardRegion.ShardRegionStats stats) {
        int awake = 0;
        for (Object count : stats.getStats().values()) awake += ((Number) count).intValue();
        found.shards = stats.getStats().size() + stats.getFailed().size();
        found.awake = awake;
    }
}
