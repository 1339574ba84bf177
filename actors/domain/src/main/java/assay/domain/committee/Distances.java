package assay.domain.committee;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.collection.PersistentMap;
import assay.domain.committee.Committee.Pinging;
import assay.domain.committee.CommitteeEvent.MembersRanked;
import assay.domain.committee.CommitteeEvent.PingsReported;
import assay.domain.committee.CommitteeRejection.AlreadyAnswered;
import assay.domain.committee.CommitteeRejection.BadPings;
import assay.domain.committee.CommitteeRejection.NotAMember;
import assay.domain.election.Borda;
import assay.domain.entity.Decision;
import assay.domain.entity.ParticipantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who leads: the members' pings rank all others, fastest first, and Borda points are summed; ties by lower total ping,
 * then by id.
 *
 * <p>A pair's ping is the median of what both directions report; of two values we take the upper. The lower, or the
 * mean, would let a member flatter itself by reporting that everybody is near; with the upper a lie can only make the
 * liar, too, look further away. A direction that nobody reported counts as the worst there is.
 */
final class Distances {
    /** The longest round trip that is told apart from no answer, in microseconds: one minute. */
    static final long WORST_MICROS = 60_000_000;

    private Distances() {}

    static Decision<CommitteeEvent> report(Pinging state, CommitteeCommand.ReportPings command, ParticipantId member) {
        if (!state.members().has(member)) return rejected(new NotAMember(state.id(), member));
        Optional<List<Ping>> earlier = state.reports().get(member);
        if (earlier.isPresent()) {
            return earlier.get().equals(command.pings())
                    ? unchanged()
                    : rejected(new AlreadyAnswered(state.id(), member, "pings"));
        }
        Optional<String> problem = problem(state, command.pings(), member);
        if (problem.isPresent()) return rejected(new BadPings(state.id(), member, problem.get()));
        Steps steps = new Steps(state).then(new PingsReported(member, command.pings()));
        boolean all = state.reports().size() + 1 == state.members().size();
        return accepted((all ? rank(steps) : steps).events());
    }

    private static Optional<String> problem(Pinging state, List<Ping> pings, ParticipantId member) {
        PersistentMap<ParticipantId, Long> seen = PersistentMap.empty();
        for (Ping ping : pings) {
            ParticipantId peer = ping.peer();
            if (peer.equals(member) || !state.members().has(peer)) {
                return Optional.of("name " + peer + ", expected the other members only");
            }
            if (seen.has(peer)) return Optional.of("name " + peer + " twice");
            if (ping.roundTripMicros() < 0 || ping.roundTripMicros() > WORST_MICROS) {
                return Optional.of(
                        "say " + ping.roundTripMicros() + " µs for " + peer + ", expected 0 to " + WORST_MICROS);
            }
            seen = seen.with(peer, ping.roundTripMicros());
        }
        return Optional.empty();
    }

    /** What {@code member} has to measure: all others. */
    static List<Peer> peers(Pinging state, ParticipantId member) {
        return state.members().entries().stream()
                .filter(entry -> !entry.getKey().equals(member))
                .map(entry -> new Peer(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Ranks the members: all have reported, or their time is over. */
    static Steps rank(Steps steps) {
        Pinging state = (Pinging) steps.state();
        return steps.then(new MembersRanked(standings(state.members().keys(), state.reports())));
    }

    /** The members by Borda points. Whoever reported nothing casts no ballot. */
    static List<Standing> standings(List<ParticipantId> members, PersistentMap<ParticipantId, List<Ping>> reports) {
        long[][] pings = pairs(members, reports);
        long[] totals =
                Arrays.stream(pings).mapToLong(row -> Arrays.stream(row).sum()).toArray();
        Comparator<Integer> nearer =
                Comparator.comparing((Integer i) -> totals[i]).thenComparing(members::get);
        List<Integer> all = IntStream.range(0, members.size()).boxed().toList();
        List<List<Integer>> ballots = new ArrayList<>();
        for (int voter : all) {
            if (!reports.has(members.get(voter))) continue;
            ballots.add(all.stream()
                    .filter(other -> other != voter)
                    .sorted(Comparator.comparing((Integer other) -> pings[voter][other])
                            .thenComparing(nearer))
                    .toList());
        }
        return Borda.count(all, ballots, nearer).stream()
                .map(score -> new Standing(members.get(score.candidate()), score.points()))
                .toList();
    }

    private static long[][] pairs(List<ParticipantId> members, PersistentMap<ParticipantId, List<Ping>> reports) {
        int n = members.size();
        long[][] reported = new long[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(reported[i], WORST_MICROS);
            reported[i][i] = 0;
            for (Ping ping : reports.getOr(members.get(i), List.of())) {
                reported[i][members.indexOf(ping.peer())] = ping.roundTripMicros();
            }
        }
        long[][] pairs = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) pairs[i][j] = Math.max(reported[i][j], reported[j][i]);
        }
        return pairs;
    }
}
