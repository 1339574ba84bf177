package assay.cli.story;

import assay.domain.committee.BallotEvent;
import assay.domain.committee.CommitteeEvent;
import assay.domain.committee.DrawEvent;
import assay.domain.committee.RecallEvent;
import assay.domain.entity.ParticipantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elections by sealed votes and by lot, told. */
final class BallotWords {
    private BallotWords() {}

    static @Nullable String of(CommitteeEvent event) {
        if (event instanceof CommitteeEvent.CandidatesInvitedAgain invited) {
            return "may try again, having been busy: " + names(invited.miners());
        }
        if (event instanceof BallotEvent.RevealOpened opened) {
            return "the votes of cycle " + opened.cycle() + " are sealed, and revealed now";
        }
        if (event instanceof BallotEvent.RevealsMissed missed) {
            return "did not say what their sealed votes were: " + names(missed.missed());
        }
        if (event instanceof DrawEvent.ProofsOpened opened) {
            return "lots are to be drawn: candidates prove theirs, attempt " + opened.attempt();
        }
        if (event instanceof DrawEvent.ProofsMissed missed) {
            return "did not prove their lots, and are out: " + names(missed.missed());
        }
        if (event instanceof DrawEvent.SeatsDrawn drawn) return drawn(drawn);
        if (event instanceof RecallEvent.BenchRecalled recalled) {
            return "too few have voted; outvoted ones are asked back: " + names(recalled.candidates());
        }
        return null;
    }

    private static String drawn(DrawEvent.SeatsDrawn drawn) {
        List<String> seats = drawn.seats().stream()
                .map(seat -> seat.member() + (seat.seats() == 1 ? "" : " (" + seat.seats() + " seats)"))
                .toList();
        int others = drawn.reserves().size() + drawn.passedOver().size();
        List<String> verifiers =
                drawn.verifiers().stream().map(seat -> seat.verifier().name()).toList();
        String verify = verifiers.isEmpty() ? "" : "; to verify: " + String.join(", ", verifiers);
        return "drawn by lot: " + String.join(", ", seats) + verify + (others == 0 ? "" : "; passed over: " + others);
    }

    private static String names(List<ParticipantId> who) {
        return String.join(", ", who.stream().map(ParticipantId::name).toList());
    }
}
