package assay.runtime;

import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityContext;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import assay.domain.cell.Message;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Work;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The market's entities, sharded over the nodes with the role {@code market}; on other nodes, the way to reach them.
 *
 * <p>An entity is remembered from its first message until it is let go, and it is let go only when it owes no answer and
 * waits for no deadline. So whoever owes something is started again on another node, without being asked.
 */
public final class Sharded implements Post {
    /** The role of the nodes that entities live on. */
    public static final String ROLE = "market";

    private final ClusterSharding sharding;
    private final ShardedSettings settings;

    private Sharded(ClusterSharding sharding, ShardedSettings settings) {
        this.sharding = sharding;
        this.settings = settings;
    }

    /** Starts sharding of {@code entities} on this node, or a proxy where the node has not the role. */
    public static Sharded start(
            ActorSystem<?> system,
            Entities entities,
            WriterEpochs epochs,
            InstantSource clock,
            HostMetrics metrics,
            Ward ward) {
        ShardedSettings settings = ShardedSettings.of(system.settings().config());
        Sharded sharded = new Sharded(ClusterSharding.get(system), settings);
        HostSettings host = HostSettings.of(system.settings().config());
        Surroundings around = new Surroundings(sharded, epochs, clock, metrics, host, ward);
        for (Entity<?, ?> rules : entities.all()) sharded.init(system, rules, around);
        return sharded;
    }

    private <S, E extends Event<S>> void init(ActorSystem<?> system, Entity<S, E> rules, Surroundings around) {
        ClusterShardingSettings shards = ClusterShardingSettings.create(system)
                .withRememberEntities(settings.remembered().contains(rules.type()))
                .withRole(ROLE);
        sharding.init(akka.cluster.sharding.typed.javadsl.Entity.of(
                        key(rules.type()), context -> host(rules, around, context))
                .withSettings(shards)
                .withStopMessage(new HostCommand.Stop()));
    }

    private static <S, E extends Event<S>> akka.actor.typed.Behavior<HostCommand> host(
            Entity<S, E> rules, Surroundings around, EntityContext<HostCommand> context) {
        return EntityHost.create(rules, context.getEntityId(), around, self -> context.getShard()
                .tell(new ClusterSharding.Passivate<>(self)));
    }

    private static EntityTypeKey<HostCommand> key(EntityType type) {
        return EntityTypeKey.create(HostCommand.class, type.word());
    }

    private EntityRef<HostCommand> ref(EntityId id) {
        return sharding.entityRefFor(key(id.type()), id.name());
    }

    @Override
    public void deliver(Message message) {
        ref(message.to()).tell(new HostCommand.Deliver(message));
    }

    /**
     * Gives a command from outside. A stage that fails means that the outcome is unknown: tell it again with the same
     * id.
     */
    public CompletionStage<Outcome> tell(Message.Outside message) {
        return ref(message.to())
                .ask(
                        (akka.actor.typed.ActorRef<Outcome> replyTo) -> new HostCommand.Tell(message, replyTo),
                        settings.tellTimeout());
    }

    /** What {@code who} could do for {@code at} now. */
    public CompletionStage<List<Work>> work(EntityId at, ParticipantId who) {
        CompletionStage<WorkShown> shown =
                ref(at).ask(replyTo -> new HostCommand.Look(who, replyTo), settings.lookTimeout());
        return shown.thenApply(WorkShown::work);
    }

    /** Has {@code at} read its history again and go on, if it is quarantined; and shows it then. */
    public CompletionStage<Inspected> retry(EntityId at) {
        ref(at).tell(new HostCommand.Retry());
        return inspect(at);
    }

    /** The entity as it is now. */
    public CompletionStage<Inspected> inspect(EntityId at) {
        return ref(at).ask(HostCommand.Inspect::new, settings.lookTimeout());
    }
}
