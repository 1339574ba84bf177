package assay.cluster;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.MemberDowned;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Down;
import akka.cluster.typed.Subscribe;
import assay.domain.entity.EntityId;
import assay.journal.cassandra.Database;
import assay.journal.cassandra.QuarantineBook;
import assay.journal.cassandra.Writers;
import assay.runtime.Ward;
import assay.runtime.WriterEpochs;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** This node's right to write histories: granted by the database, and lost when the cluster has lost the node. */
final class Writing implements WriterEpochs {
    private final Writers writers;

    private Writing(Writers writers) {
        this.writers = writers;
    }

    static Writing on(ActorSystem<?> system, Database database) {
        Cluster cluster = Cluster.get(system);
        Writers writers = database.writers(
                name(cluster.selfMember().uniqueAddress()),
                name -> isMember(cluster, name),
                // Nobody waits for what this node would still do: it ends, and its supervisor starts a new one.
                () -> cluster.manager().tell(Down.apply(cluster.selfMember().address())));
        system.getWhenTerminated().thenRun(writers::close);
        system.systemActorOf(watch(cluster, writers), "writers", Props.empty());
        CoordinatedShutdown.get(system)
                .addTask(
                        // After the phase in which the last of this node's entities have ended.
                        CoordinatedShutdown.PhaseClusterLeave(), "end-of-writing", () -> writers.end()
                                .handle((ended, failure) -> Done.getInstance()));
        return new Writing(writers);
    }

    /** Writes down, where every node can read it, which entities of this node were put into quarantine. */
    static Ward ward(ActorSystem<?> system, Database database) {
        QuarantineBook book = database.quarantine();
        String node = Cluster.get(system).selfMember().address().toString();
        return (entity, reason) -> book.put(new QuarantineBook.Line(entity, node, Instant.now(), reason))
                .whenComplete((put, failure) -> {
                    if (failure != null) system.log().warn("{} is quarantined, but not in the book", entity, failure);
                });
    }

    /** One process, for ever: a node that is started again has another. */
    private static String name(UniqueAddress address) {
        return address.address() + "#" + Long.toUnsignedString(address.longUid(), Character.MAX_RADIX);
    }

    private static boolean isMember(Cluster cluster, String name) {
        for (Member member : cluster.state().getMembers()) {
            if (name(member.uniqueAddress()).equals(name)) {
                return !member.status().equals(MemberStatus.down())
                        && !member.status().equals(MemberStatus.removed());
            }
        }
        return false;
    }

    /** Begins to wait for the end of a lost node's lease before its entities are moved, not after. */
    private static Behavior<MemberEvent> watch(Cluster cluster, Writers writers) {
        return Behaviors.setup(context -> {
            cluster.subscriptions().tell(Subscribe.create(context.getSelf(), MemberEvent.class));
            return Behaviors.receive(MemberEvent.class)
                    .onMessage(MemberDowned.class, event -> {
                        writers.lost(name(event.member().uniqueAddress()));
                        return Behaviors.same();
                    })
                    .onMessage(MemberRemoved.class, event -> {
                        if (event.previousStatus().equals(MemberStatus.down())) {
                            writers.lost(name(event.member().uniqueAddress()));
                        }
                        return Behaviors.same();
                    })
                    .onAnyMessage(event -> Behaviors.same())
                    .build();
        });
    }

    @Override
    public CompletionStage<Granted> claim(EntityId entity, long number, long seen) {
        return writers.claim(entity, number, seen).thenApply(it -> new Granted(it.epoch(), it.upToDate()));
    }

    @Override
    public CompletionStage<?> certain() {
        return writers.certain();
    }
}
