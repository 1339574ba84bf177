package assay.domain.participant.behaviour;

import assay.domain.committee.CommitteeCommand;
import assay.domain.participant.Action;

/** Votes changed on their way out. */
final class Ballots {
    private Ballots() {}

    /** {@code usual} with another vote, if it carries one at all. */
    static Action with(Action usual, int vote) {
        if (!(usual instanceof Action.Submit submit)) return usual;
        if (submit.command() instanceof CommitteeCommand.Register register) {
            return new Action.Submit(new CommitteeCommand.Register(register.reachable(), register.endpoint(), vote));
        }
        if (submit.command() instanceof CommitteeCommand.CastVote cast) {
            return new Action.Submit(new CommitteeCommand.CastVote(cast.cycle(), vote));
        }
        return usual;
    }
}
