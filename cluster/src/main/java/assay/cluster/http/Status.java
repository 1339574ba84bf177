package assay.cluster.http;

import akka.actor.typed.ActorSystem;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import assay.runtime.Sharded;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/** What a node says about itself and the members it sees. */
final class Status extends AllDirectives {
    /** Akka's own role of every member; says nothing about what a node does. */
    private static final String DATACENTER = "dc-";

    private final Cluster cluster;
    private final BooleanSupplier ready;
    private final ClusterShown reports;

    Status(ActorSystem<?> system, BooleanSupplier ready) {
        this.cluster = Cluster.get(system);
        this.ready = ready;
        this.reports = new ClusterShown(system);
    }

    Route routes(Routing routing) {
        return concat(
                routing.on(Operation.STATUS, asked -> CompletableFuture.completedFuture(Replies.json(status()))),
                routing.on(Operation.CLUSTER, asked -> reports.added(cluster())));
    }

    private ObjectNode status() {
        ObjectNode status = Replies.object();
        Member self = cluster.selfMember();
        status.put("node", self.address().toString());
        roles(status.putArray("roles"), self);
        status.put("ready", ready.getAsBoolean());
        // Where the coordinators of shards live, and whatever else there is one of.
        oldest().ifPresent(member -> status.put("oldest", member.address().toString()));
        members(status.putArray("members"));
        return status;
    }

    private ObjectNode cluster() {
        ObjectNode shown = Replies.object();
        shown.put("seenBy", cluster.selfMember().address().toString());
        Optional.ofNullable(cluster.state().getLeader()).ifPresent(leader -> shown.put("leader", leader.toString()));
        oldest().ifPresent(member -> shown.put("oldest", member.address().toString()));
        shown.put("reachable", cluster.state().getUnreachable().isEmpty());
        members(shown.putArray("members"));
        return shown;
    }

    private void members(ArrayNode members) {
        for (Member member : cluster.state().getMembers()) {
            ObjectNode entry = members.addObject();
            entry.put("address", member.address().toString());
            boolean lost = cluster.state().getUnreachable().contains(member);
            entry.put(
                    "status", lost ? "unreachable" : member.status().toString().toLowerCase(Locale.ROOT));
            roles(entry.putArray("roles"), member);
        }
    }

    private Optional<Member> oldest() {
        return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
                .filter(member -> member.hasRole(Sharded.ROLE))
                .filter(member -> member.status() == MemberStatus.up() || member.status() == MemberStatus.leaving())
                .min((one, other) -> one.isOlderThan(other) ? -1 : 1);
    }

    private static void roles(ArrayNode target, Member member) {
        member.getRoles().stream()
                .filter(role -> !role.startsWith(DATACENTER))
                .sorted()
                .forEach(target::add);
    }
}
