package assay.cluster.http;

import akka.actor.typed.ActorSystem;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import assay.runtime.Sharded;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/** What a node says about itself and the members it sees. */
final class Status {
    /** Akka's own role of every member; says nothing about what a node does. */
    private static final String DATACENTER = "dc-";

    private final Cluster cluster;
    private final BooleanSupplier ready;

    Status(ActorSystem<?> system, BooleanSupplier ready) {
        this.cluster = Cluster.get(system);
        this.ready = ready;
    }

    ObjectNode json() {
        ObjectNode status = Replies.object();
        Member self = cluster.selfMember();
        status.put("node", self.address().toString());
        roles(status.putArray("roles"), self);
        status.put("ready", ready.getAsBoolean());
        // Where the coordinators of shards live, and whatever else there is one of.
        oldest().ifPresent(member -> status.put("oldest", member.address().toString()));
        ArrayNode members = status.putArray("members");
        for (Member member : cluster.state().getMembers()) {
            ObjectNode entry = members.addObject();
            entry.put("address", member.address().toString());
            boolean lost = cluster.state().getUnreachable().contains(member);
            entry.put(
                    "status", lost ? "unreachable" : member.status().toString().toLowerCase(Locale.ROOT));
            roles(entry.putArray("roles"), member);
        }
        return status;
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
