package assay.domain.committee;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.committee.Committee.Elected;
import assay.domain.committee.Committee.Ranking;
import assay.domain.committee.Committee.Working;
import assay.domain.committee.CommitteeEvent.RankingOpened;
import assay.domain.committee.CommitteeEvent.RankingSubmitted;
import assay.domain.committee.CommitteeEvent.SegmentsOrdered;
import assay.domain.committee.CommitteeRejection.AlreadyAnswered;
import assay.domain.committee.CommitteeRejection.AskedOtherwise;
import assay.domain.committee.CommitteeRejection.BadRanking;
import assay.domain.committee.CommitteeRejection.BadSegments;
import assay.domain.committee.CommitteeRejection.NotAMember;
import assay.domain.election.Borda;
import assay.domain.entity.Decision;
import assay.domain.entity.NotNow;
import assay.domain.entity.ParticipantId;
import assay.domain.task.TaskSpecCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** In which order the client's segments are used, and who trains on which. */
final class Segments {
    /** The most segments that may be offered. */
    static final int MAX_SEGMENTS = TaskSpecCheck.MAX_TRAINING_SEGMENTS;

    private Segments() {}

    static Decision<CommitteeEvent> open(Committee state, CommitteeCommand.OrderSegments command, Instant now) {
        List<String> hashes = command.hashes();
        if (state instanceof Ranking ranking) return repeated(state, ranking.offered(), hashes);
        if (state instanceof Working working) return repeated(state, working.offered(), hashes);
        if (!(state instanceof Elected elected)) return rejected(NotNow.of(state.id(), command, state.words()));
        if (hashes.isEmpty()) return rejected(new BadSegments(state.id(), "are none, expected at least one"));
        if (hashes.size() > MAX_SEGMENTS) {
            return rejected(new BadSegments(state.id(), "are " + hashes.size() + ", expected at most " + MAX_SEGMENTS));
        }
        if (new TreeSet<>(hashes).size() < hashes.size()) {
            return rejected(new BadSegments(state.id(), "name a hash twice"));
        }
        Instant closes = now.plus(elected.terms().rules().ranking());
        return accepted(new RankingOpened(hashes, closes));
    }

    private static Decision<CommitteeEvent> repeated(Committee state, List<String> before, List<String> now) {
        return before.equals(now) ? unchanged() : rejected(new AskedOtherwise(state.id(), "OrderSegments"));
    }

    static Decision<CommitteeEvent> rank(Ranking state, CommitteeCommand.SubmitRanking command, ParticipantId member) {
        if (!state.roster().serves(member)) return rejected(new NotAMember(state.id(), member));
        Optional<List<String>> earlier = state.rankings().get(member);
        if (earlier.isPresent()) {
            return earlier.get().equals(command.hashes())
                    ? unchanged()
                    : rejected(new AlreadyAnswered(state.id(), member, "rankings"));
        }
        if (!isPermutation(command.hashes(), state.offered())) {
            return rejected(new BadRanking(state.id(), member, state.offered().size()));
        }
        Steps steps = new Steps(state).then(new RankingSubmitted(member, command.hashes()));
        return accepted(orderIfComplete(steps).events());
    }

    private static boolean isPermutation(List<String> ranked, List<String> offered) {
        return ranked.size() == offered.size() && new TreeSet<>(ranked).equals(new TreeSet<>(offered));
    }

    /** Orders the segments if they are being ranked and every member that still serves has done so. */
    static Steps orderIfComplete(Steps steps) {
        if (!(steps.state() instanceof Ranking state)) return steps;
        List<ParticipantId> serving = state.roster().serving();
        boolean complete = !serving.isEmpty()
                && serving.stream().allMatch(member -> state.rankings().has(member));
        return complete ? order(steps) : steps;
    }

    /** Orders and allocates the segments: all have ranked them, or their time is over. */
    static Steps order(Steps steps) {
        Ranking state = (Ranking) steps.state();
        List<List<String>> rankings = state.rankings().values();
        // Without a single ranking, nothing speaks against the order in which the client offered them.
        List<Borda.Score<String>> scores = rankings.isEmpty()
                ? state.offered().stream()
                        .map(hash -> new Borda.Score<>(hash, 0))
                        .toList()
                : Borda.count(state.offered(), rankings, Comparator.naturalOrder());
        List<String> order = scores.stream().map(Borda.Score::candidate).toList();
        List<Long> points = scores.stream().map(Borda.Score::points).toList();
        return steps.then(new SegmentsOrdered(
                order,
                points,
                allocation(order, state.roster().seats(), state.roster().weights())));
    }

    /**
     * Deals the segments round robin, one to each seat in a turn, so that no two seats' loads differ by more than one.
     * Everybody's first seat comes before anybody's second.
     *
     * @param seats how many each member has
     */
    static List<Allocation> allocation(List<String> order, List<ParticipantId> members, List<Integer> seats) {
        List<Integer> turn = turn(seats);
        List<List<String>> shares = new ArrayList<>();
        for (int m = 0; m < members.size(); m++) shares.add(new ArrayList<>());
        for (int s = 0; s < order.size() && !turn.isEmpty(); s++) {
            shares.get(turn.get(s % turn.size())).add(order.get(s));
        }
        List<Allocation> allocation = new ArrayList<>();
        for (int m = 0; m < members.size(); m++) allocation.add(new Allocation(members.get(m), shares.get(m)));
        return List.copyOf(allocation);
    }

    /** Whose seat is dealt to when: the place of each seat's member. */
    private static List<Integer> turn(List<Integer> seats) {
        List<Integer> turn = new ArrayList<>();
        int most = seats.stream().reduce(0, Math::max);
        for (int round = 0; round < most; round++) {
            for (int m = 0; m < seats.size(); m++) {
                if (seats.get(m) > round) turn.add(m);
            }
        }
        return turn;
    }
}
