package assay.simulation.metric;

import assay.domain.committee.CommitteeEvent;
import assay.domain.committee.DrawEvent;
import assay.domain.committee.Ping;
import assay.domain.committee.Seat;
import assay.domain.committee.Standing;
import assay.domain.entity.ParticipantId;
import assay.domain.verification.VerifierSeat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One committee's election while it goes on. */
final class Election {
    private final Instant opened;
    /** In the order in which they applied. */
    private final Map<ParticipantId, Candidate> candidates = new LinkedHashMap<>();

    private final List<Integer> survivors = new ArrayList<>();
    private final Map<ParticipantId, Integer> drawn = new TreeMap<>();

    static final class Candidate {
        private final double answerSeconds;
        private int seats;
        private int verifies;
        private Optional<Long> points = Optional.empty();
        private final List<Long> roundTrips = new ArrayList<>();

        private Candidate(double answerSeconds) {
            this.answerSeconds = answerSeconds;
        }

        double answerSeconds() {
            return answerSeconds;
        }

        boolean elected() {
            return seats > 0;
        }

        /** How many seats it has: more than one where lots are drawn. */
        int seats() {
            return seats;
        }

        /** How many of its lots came up when verifiers were drawn. */
        int verifies() {
            return verifies;
        }

        Optional<Long> points() {
            return points;
        }

        Optional<Double> roundTripSeconds() {
            if (roundTrips.isEmpty()) return Optional.empty();
            List<Long> sorted = roundTrips.stream().sorted().toList();
            return Optional.of(sorted.get((sorted.size() - 1) / 2) / 1e6);
        }
    }

    Election(Instant opened) {
        this.opened = opened;
    }

    /** Takes the next event; says whether the election is over with it. */
    boolean isOverWith(CommitteeEvent event, Instant time) {
        if (event instanceof CommitteeEvent.CandidateApplied applied) {
            double after = Duration.between(opened, time).toNanos() / 1e9;
            candidates.putIfAbsent(applied.miner(), new Candidate(after));
        } else if (event instanceof CommitteeEvent.CandidateTurnedAway away) {
            candidates.remove(away.miner());
        } else if (event instanceof CommitteeEvent.RegistrationClosed closed) {
            closed.late().forEach(candidates::remove);
            survivors.add(candidates.size());
        } else if (event instanceof CommitteeEvent.CycleCounted counted) {
            survivors.add(counted.survivors());
        } else if (event instanceof DrawEvent.SeatsDrawn seats) {
            for (Seat seat : seats.seats()) drawn.put(seat.member(), seat.seats());
            for (VerifierSeat seat : seats.verifiers()) {
                Candidate candidate = candidates.get(seat.verifier());
                if (candidate != null) candidate.verifies = seat.lots();
            }
        } else if (event instanceof CommitteeEvent.MembersChosen chosen) {
            chosen(chosen.members());
        } else if (event instanceof CommitteeEvent.PingsReported reported) {
            for (Ping ping : reported.pings()) measured(ping);
        } else if (event instanceof CommitteeEvent.MembersRanked ranked) {
            for (Standing standing : ranked.standings()) ranked(standing);
            return true;
        }
        return event instanceof CommitteeEvent.CommitteeFailed || event instanceof CommitteeEvent.CommitteeDisbanded;
    }

    private void chosen(List<ParticipantId> members) {
        for (ParticipantId member : members) {
            Candidate candidate = candidates.get(member);
            if (candidate != null) candidate.seats = drawn.getOrDefault(member, 1);
        }
        // Lots are drawn after a cycle that was counted, and leave fewer than it did.
        if (survivors.size() > 1) survivors.set(survivors.size() - 1, members.size());
        else if (members.size() < survivors.get(0)) survivors.add(members.size());
    }

    private void measured(Ping ping) {
        Candidate candidate = candidates.get(ping.peer());
        if (candidate != null) candidate.roundTrips.add(ping.roundTripMicros());
    }

    private void ranked(Standing standing) {
        Candidate candidate = candidates.get(standing.member());
        if (candidate != null) candidate.points = Optional.of(standing.points());
    }

    /** Everybody who was a candidate, in the order in which they applied. */
    Map<ParticipantId, Candidate> candidates() {
        return candidates;
    }

    /** How many were left: at the start, and after each cycle. */
    List<Integer> survivors() {
        return survivors;
    }

    boolean hasMembers() {
        return candidates.values().stream().anyMatch(Candidate::elected);
    }
}
