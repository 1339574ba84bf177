package assay.domain.task;

import assay.domain.committee.Allocation;
import assay.domain.committee.Standing;
import assay.domain.entity.ParticipantId;
import java.util.ArrayList;
import java.util.List;

/**
 * Those who train.
 *
 * @param members an elected committee by Borda points; the miners of a contribution task by name
 * @param allocation which segments each member trains on; empty for a contribution task
 * @param leader position of the present leader among the members
 */
public record Crew(List<Standing> members, List<Allocation> allocation, int leader) {
    public Crew {
        members = List.copyOf(members);
        allocation = List.copyOf(allocation);
    }

    boolean has(ParticipantId who) {
        return members.stream().anyMatch(member -> member.member().equals(who));
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** The names of all members, best standing first. */
    public List<ParticipantId> names() {
        return members.stream().map(Standing::member).toList();
    }

    ParticipantId leading() {
        return members.get(leader % members.size()).member();
    }

    /** The next in the ranking leads from now on; after the last, the first again. */
    Crew withNextLeader() {
        return new Crew(members, allocation, (leader + 1) % members.size());
    }

    /** What {@code who} trains on, by hash. */
    List<String> hashesOf(ParticipantId who) {
        return allocation.stream()
                .filter(part -> part.member().equals(who))
                .findFirst()
                .map(Allocation::hashes)
                .orElse(List.of());
    }

    Crew withAllocation(List<Allocation> decided) {
        return new Crew(members, decided, leader);
    }

    Crew withReplacement(ParticipantId lost, ParticipantId replacement) {
        List<Standing> nextMembers = members.stream()
                .map(each -> each.member().equals(lost) ? new Standing(replacement, each.points()) : each)
                .toList();
        List<Allocation> nextParts = allocation.stream()
                .map(part -> part.member().equals(lost) ? new Allocation(replacement, part.hashes()) : part)
                .toList();
        return new Crew(nextMembers, nextParts, leader);
    }

    /** The others go on; the segments of {@code lost} are trained on by nobody. */
    Crew without(ParticipantId lost) {
        List<Standing> left = new ArrayList<>(members);
        left.removeIf(member -> member.member().equals(lost));
        List<Allocation> parts = new ArrayList<>(allocation);
        parts.removeIf(part -> part.member().equals(lost));
        return new Crew(left, parts, left.isEmpty() ? 0 : leader % left.size());
    }
}
