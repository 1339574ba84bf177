package assay.cli.explain;

import assay.domain.committee.BallotEvent.RevealsMissed;
import assay.domain.committee.BallotEvent.VoteCommitted;
import assay.domain.committee.BallotEvent.VoteRevealed;
import assay.domain.committee.CommitteeEvent;
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

/** What happens in elections with sealed votes, in elections by lot, and when outvoted candidates are asked back. */
final class OtherRules {
    private static final int SHOWN = 8;

    private OtherRules() {}

    /**
     * What an event means for one candidate.
     *
     * @param outcome what has become of the candidate by it; empty when that stays as it was
     * @param running whether it is still in the race
     */
    record Turn(String words, String outcome, boolean running) {}

    /** What {@code event} means for {@code who}; empty when nothing. */
    static Optional<Turn> of(CommitteeEvent event, ParticipantId who, boolean running) {
        return ballots(event, who, running).or(() -> lots(event, who, running)).or(() -> recalls(event, who, running));
    }

    private static Optional<Turn> ballots(CommitteeEvent event, ParticipantId who, boolean running) {
        if (event instanceof VoteCommitted sealed && sealed.miner().equals(who)) {
            return goesOn("binds itself to a sealed vote in cycle " + sealed.cycle(), running);
        }
        if (event instanceof VoteRevealed shown && shown.miner().equals(who)) {
            return goesOn("shows that it voted " + shown.vote() + " in cycle " + shown.cycle(), running);
        }
        if (event instanceof RevealsMissed missed && missed.missed().contains(who)) {
            String when = "did not show its vote in cycle " + missed.cycle();
            return Optional.of(new Turn(when + " in time, and is out for good", "not elected: " + when, false));
        }
        return Optional.empty();
    }

    private static Optional<Turn> lots(CommitteeEvent event, ParticipantId who, boolean running) {
        if (event instanceof LotsProven proven && proven.miner().equals(who)) {
            return goesOn("proves its lots: " + shortened(proven.value()), running);
        }
        if (event instanceof ProofsMissed missed && missed.missed().contains(who)) {
            String what = "did not prove its lots in time";
            return Optional.of(new Turn(what + ", and is out for good", "not elected: " + what, false));
        }
        if (!(event instanceof SeatsDrawn drawn)) return Optional.empty();
        for (Seat seat : drawn.seats()) {
            if (seat.member().equals(who)) return Optional.of(new Turn(words(seat), "elected", true));
        }
        for (VerifierSeat seat : drawn.verifiers()) {
            if (seat.verifier().equals(who)) return Optional.of(new Turn(words(seat), "a verifier", true));
        }
        int place = drawn.reserves().indexOf(who);
        if (place >= 0) {
            String words = "its lots won no seat: reserve number " + (place + 1) + " of "
                    + drawn.reserves().size();
            return Optional.of(new Turn(words, "not elected: a reserve", false));
        }
        if (!drawn.passedOver().contains(who)) return Optional.empty();
        return Optional.of(new Turn("its lots won no seat", "not elected: passed over by lot", false));
    }

    private static String words(Seat seat) {
        return "its lots won " + seat.seats() + (seat.seats() == 1 ? " seat" : " seats");
    }

    private static String words(VerifierSeat seat) {
        return "its lots won no member's seat, and come next: it verifies, with " + seat.lots()
                + (seat.lots() == 1 ? " lot" : " lots");
    }

    private static Optional<Turn> recalls(CommitteeEvent event, ParticipantId who, boolean running) {
        if (event instanceof BenchRecalled recalled && recalled.candidates().contains(who)) {
            return goesOn("too few are left: it is asked to come back", running);
        }
        if (event instanceof CandidateReturned back && back.candidate().equals(who)) {
            return Optional.of(new Turn("comes back as a candidate", "a candidate", true));
        }
        if (event instanceof RecallTurnedAway away && away.candidate().equals(who)) {
            return goesOn("cannot come back: " + away.reason(), running);
        }
        return Optional.empty();
    }

    private static Optional<Turn> goesOn(String words, boolean running) {
        return Optional.of(new Turn(words, "", running));
    }

    /** What {@code event} means for all; empty when nothing. */
    static Optional<String> overview(CommitteeEvent event) {
        if (event instanceof ProofsOpened opened) {
            String again = opened.attempt() == 1 ? "" : ", attempt " + opened.attempt();
            return Optional.of("lots are drawn with the seed " + shortened(opened.seed()) + again);
        }
        if (event instanceof SeatsDrawn drawn) {
            int seats = 0;
            for (Seat seat : drawn.seats()) seats += seat.seats();
            return Optional.of(seats + " seats were won by " + drawn.seats().size() + verifiers(drawn) + ", drawn with "
                    + shortened(drawn.beacon()));
        }
        if (event instanceof RevealsMissed missed) {
            return Optional.of(
                    "cycle " + missed.cycle() + ": " + missed.missed().size() + " did not show their votes");
        }
        if (event instanceof ProofsMissed missed)
            return Optional.of(missed.missed().size() + " did not prove their lots");
        if (event instanceof BenchRecalled recalled) {
            return Optional.of("too few are left: " + recalled.candidates().size() + " are asked to come back");
        }
        return Optional.empty();
    }

    private static String verifiers(SeatsDrawn drawn) {
        return drawn.verifiers().isEmpty()
                ? ""
                : ", the next lots make " + drawn.verifiers().size() + " verifiers";
    }

    private static String shortened(String hex) {
        return hex.length() <= SHOWN ? hex : hex.substring(0, SHOWN) + "…";
    }
}
