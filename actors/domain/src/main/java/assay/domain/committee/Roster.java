package assay.domain.committee;

import assay.domain.collection.PersistentMap;
import assay.domain.election.Lots;
import assay.domain.entity.ParticipantId;
import assay.domain.verification.VerifierSeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who sits on an elected committee, and who could come in.
 *
 * @param beacon hash of everything recorded in the election
 * @param members leader first, follower second; a lost member keeps its place until the search for another has ended
 * @param bench losing candidates that voted to the end, with the cycle each survived to
 * @param seeking per lost member, the candidate that was asked to take its place
 * @param former lost members whose search has ended
 * @param shares how many seats each member has won by lot; whoever is not named here has one
 * @param verifiers whom the lots have seated as verifiers
 */
public record Roster(
        Terms terms,
        String beacon,
        List<Standing> members,
        PersistentMap<ParticipantId, Integer> bench,
        PersistentMap<ParticipantId, ParticipantId> seeking,
        List<ParticipantId> former,
        PersistentMap<ParticipantId, Integer> shares,
        List<VerifierSeat> verifiers) {
    /** Everybody has one seat. */
    public Roster(
            Terms terms,
            String beacon,
            List<Standing> members,
            PersistentMap<ParticipantId, Integer> bench,
            PersistentMap<ParticipantId, ParticipantId> seeking,
            List<ParticipantId> former) {
        this(terms, beacon, members, bench, seeking, former, PersistentMap.empty(), List.of());
    }

    public Roster {
        members = List.copyOf(members);
        former = List.copyOf(former);
        verifiers = List.copyOf(verifiers);
    }

    /** All who sit, in the order of their standing. */
    public List<ParticipantId> seats() {
        return members.stream().map(Standing::member).toList();
    }

    /** How many seats each has, in the order of {@link #seats}. */
    List<Integer> weights() {
        return seats().stream().map(member -> shares.getOr(member, 1)).toList();
    }

    /** Whether {@code participant} sits on the committee and is not lost. */
    public boolean serves(ParticipantId participant) {
        return seats().contains(participant) && !seeking.has(participant);
    }

    /** All members that still answer, as far as is known. */
    public List<ParticipantId> serving() {
        return seats().stream().filter(seat -> !seeking.has(seat)).toList();
    }

    /** Whoever is next to be asked to replace a lost member. */
    public Optional<ParticipantId> next() {
        return Lots.succession(beacon, bench).stream().findFirst();
    }

    /** All who are bound to the task: those who sit, those who were asked to, and verifiers. */
    List<ParticipantId> engaged() {
        List<ParticipantId> all = new ArrayList<>(seats());
        all.addAll(seeking.values());
        verifiers.forEach(seat -> all.add(seat.verifier()));
        return List.copyOf(all);
    }

    Roster asking(ParticipantId lost, ParticipantId candidate) {
        return new Roster(
                terms,
                beacon,
                members,
                bench.without(candidate),
                seeking.with(lost, candidate),
                former,
                shares,
                verifiers);
    }

    /** The newcomer sits last: it has not been measured, and a lost leader's place goes to the follower. */
    Roster replacing(ParticipantId lost, ParticipantId newcomer) {
        Roster left = losing(lost);
        List<Standing> next = new ArrayList<>(left.members);
        next.add(new Standing(newcomer, 0));
        return new Roster(terms, beacon, next, bench, left.seeking, left.former, left.shares, verifiers);
    }

    Roster turnedDown(ParticipantId lost) {
        return new Roster(terms, beacon, members, bench, seeking.without(lost), former, shares, verifiers);
    }

    Roster losing(ParticipantId lost) {
        List<Standing> left = members.stream()
                .filter(standing -> !standing.member().equals(lost))
                .toList();
        List<ParticipantId> gone = new ArrayList<>(former);
        gone.add(lost);
        return new Roster(terms, beacon, left, bench, seeking.without(lost), gone, shares, verifiers);
    }
}
