package assay.domain.committee;

import assay.domain.committee.Committee.Electing;
import assay.domain.committee.Committee.Recalling;
import assay.domain.committee.CommitteeEvent.CommitteeFailed;
import assay.domain.committee.RecallEvent.BenchRecalled;
import assay.domain.committee.RecallEvent.CandidateReturned;
import assay.domain.committee.RecallEvent.RecallTurnedAway;
import assay.domain.election.Lots;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.List;

/**
 * What becomes of an election in which too few have voted: candidates that were outvoted, and are therefore idle, are
 * asked back in the order of succession. Those who stayed silent are not.
 */
final class Recall {
    private Recall() {}

    /** A cycle left fewer than the minimum. */
    static Steps begin(Steps steps) {
        Electing state = (Electing) steps.state();
        return state.bench().isEmpty() ? fail(steps, state) : ask(steps, state, 0);
    }

    /** The answer of a candidate that was asked back. */
    static List<CommitteeEvent> engaged(Recalling state, ParticipantId candidate, Outcome outcome, Instant now) {
        if (!state.asked().contains(candidate)) return List.of();
        Steps steps = new Steps(state);
        if (outcome instanceof Outcome.Refused refused) {
            steps.then(new RecallTurnedAway(candidate, refused.rejection().message()));
        } else {
            steps.then(new CandidateReturned(candidate));
        }
        Recalling left = (Recalling) steps.state();
        Electing cycle = left.cycle();
        int missing = missing(cycle, left.asked().size());
        if (missing > 0 && !cycle.bench().isEmpty())
            ask(steps, cycle, left.asked().size());
        else if (left.asked().isEmpty()) {
            if (missing <= 0) Voting.seat(steps, cycle, now);
            else fail(steps, cycle);
        }
        return steps.events();
    }

    private static int missing(Electing cycle, int asked) {
        return cycle.terms().rules().minimum() - cycle.standing().size() - asked;
    }

    private static Steps ask(Steps steps, Electing cycle, int asked) {
        return steps.then(new BenchRecalled(Lots.succession(cycle.beacon(), cycle.bench()).stream()
                .limit(missing(cycle, asked))
                .toList()));
    }

    private static Steps fail(Steps steps, Electing cycle) {
        String reason = "only " + cycle.standing().size() + " of at least "
                + cycle.terms().rules().minimum() + " candidates voted in cycle " + cycle.cycle();
        List<ParticipantId> released = ((Committee.Convened) steps.state()).engaged();
        return steps.then(new CommitteeFailed(reason, released));
    }
}
