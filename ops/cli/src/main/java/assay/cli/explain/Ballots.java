package assay.cli.explain;

import assay.domain.committee.BallotEvent.RevealOpened;
import assay.domain.committee.BallotEvent.RevealsMissed;
import assay.domain.committee.BallotEvent.VoteCommitted;
import assay.domain.committee.BallotEvent.VoteRevealed;
import assay.domain.committee.CommitteeEvent;
import assay.domain.committee.CommitteeEvent.CandidateApplied;
import assay.domain.committee.DrawEvent.LotsProven;
import assay.domain.committee.DrawEvent.ProofsMissed;
import assay.domain.committee.DrawEvent.ProofsOpened;
import assay.domain.committee.DrawEvent.SeatsDrawn;
import assay.domain.committee.RecallEvent.BenchRecalled;
import assay.domain.committee.RecallEvent.CandidateReturned;
import assay.domain.committee.RecallEvent.RecallTurnedAway;
import assay.domain.committee.Seat;
import assay.domain.entity.ParticipantId;
import assay.domain.verification.VerifierSeat;
import java.util.Optional;

/** What elections by sealed votes and by lot, and calls back, mean for one candidate. */
final class Ballots {
    /** What there is to say of an event, and what the candidate has come to be. */
    record Said(Optional<String> words, Optional<String> outcome) {
        static final Said NOTHING = new Said(Optional.empty(), Optional.empty());

        static Optional<Said> of(String words) {
            return Optional.of(new Said(Optional.of(words), Optional.empty()));
        }

        static Optional<Said> of(String words, String outcome) {
            return Optional.of(new Said(Optional.of(words), Optional.of(outcome)));
        }

        static Optional<Said> nothing() {
            return Optional.of(NOTHING);
        }
    }

    private Ballots() {}

    static String brought(CandidateApplied applied) {
        if (applied.ticket().lots() > 0) return "with lots: " + applied.ticket().lots();
        boolean sealed = !applied.ticket().commitment().isEmpty();
        return sealed ? "with a sealed first vote" : "with a first vote of " + applied.vote();
    }

    static Optional<Said> said(CommitteeEvent event, ParticipantId who) {
        return sealed(event, who).or(() -> drawn(event, who)).or(() -> recalled(event, who));
    }

    private static Optional<Said> sealed(CommitteeEvent event, ParticipantId who) {
        if (event instanceof RevealOpened) return Said.nothing();
        if (event instanceof VoteCommitted vote) {
            boolean own = vote.miner().equals(who);
            return own ? Said.of("seals its vote in cycle " + vote.cycle()) : Said.nothing();
        }
        if (event instanceof VoteRevealed vote) {
            boolean own = vote.miner().equals(who);
            return own ? Said.of("had voted " + vote.vote() + " in cycle " + vote.cycle()) : Said.nothing();
        }
        if (!(event instanceof RevealsMissed missed)) return Optional.empty();
        if (!missed.missed().contains(who)) return Said.nothing();
        return Said.of("does not say what its sealed vote in cycle " + missed.cycle() + " was");
    }

    private static Optional<Said> drawn(CommitteeEvent event, ParticipantId who) {
        if (event instanceof ProofsOpened) return Said.nothing();
        if (event instanceof LotsProven proven) {
            boolean own = proven.miner().equals(who);
            return own ? Said.of("proves its lots") : Said.nothing();
        }
        if (event instanceof ProofsMissed missed) {
            if (!missed.missed().contains(who)) return Said.nothing();
            return Said.of("does not prove its lots, and is out", "not elected: lots not proven");
        }
        if (!(event instanceof SeatsDrawn seats)) return Optional.empty();
        for (Seat seat : seats.seats()) {
            if (seat.member().equals(who)) return Said.of("its lots win seats: " + seat.seats());
        }
        for (VerifierSeat seat : seats.verifiers()) {
            if (seat.verifier().equals(who)) {
                return Said.of("its lots come next after those of the members: it verifies", "a verifier");
            }
        }
        int reserve = seats.reserves().indexOf(who) + 1;
        String lost = "not elected: passed over by lot";
        if (reserve > 0) return Said.of("its lots win nothing; it is reserve number " + reserve, lost);
        return seats.passedOver().contains(who) ? Said.of("its lots win nothing", lost) : Said.nothing();
    }

    private static Optional<Said> recalled(CommitteeEvent event, ParticipantId who) {
        if (event instanceof BenchRecalled called) {
            boolean own = called.candidates().contains(who);
            return own ? Said.of("is asked back, since too few have voted") : Said.nothing();
        }
        if (event instanceof CandidateReturned back) {
            return back.candidate().equals(who) ? Said.of("comes back") : Said.nothing();
        }
        if (!(event instanceof RecallTurnedAway away)) return Optional.empty();
        return away.candidate().equals(who) ? Said.of("cannot come back: " + away.reason()) : Said.nothing();
    }
}
