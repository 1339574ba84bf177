package assay.domain.participant.behaviour;

import assay.domain.committee.CommitteeCommand;
import assay.domain.committee.Ticket;
import assay.domain.entity.Command;
import assay.domain.participant.Action;
import assay.domain.participant.Ballot;
import assay.domain.participant.Candidacy;
import assay.domain.participant.Work;

/** Votes changed on their way out, whether they are open or sealed. */
final class Ballots {
    /** Seals votes that are as good as told: whoever uses it has friends to whom they are. */
    private static final String SHARED_SECRET = "agreed";

    private Ballots() {}

    /** Whether {@code work} is a vote in the cycle that {@link #cycle} says. */
    static boolean isVote(Work work) {
        return work instanceof Work.Register
                || work instanceof Work.Vote
                || work instanceof Work.SealVote
                || work instanceof Work.RevealVote;
    }

    /** Which cycle's vote {@code work} is about; registration carries the first. */
    static int cycle(Work work) {
        if (work instanceof Work.Vote vote) return vote.cycle();
        if (work instanceof Work.SealVote vote) return vote.cycle();
        return work instanceof Work.RevealVote vote ? vote.cycle() : 1;
    }

    /** {@code usual}, the answer to {@code work}, with another vote, if it carries one at all. */
    static Action with(Work work, Action usual, int vote) {
        if (!(usual instanceof Action.Submit submit)) return usual;
        if (submit.command() instanceof CommitteeCommand.Register register && work instanceof Work.Register at) {
            return new Action.Submit(register(at, register, vote));
        }
        if (submit.command() instanceof CommitteeCommand.CastVote cast) {
            return new Action.Submit(new CommitteeCommand.CastVote(cast.cycle(), vote));
        }
        if (work instanceof Work.SealVote at) {
            String commitment = Candidacy.commitment(SHARED_SECRET, at.at(), at.who(), at.cycle(), vote);
            return new Action.Submit(new CommitteeCommand.CommitVote(at.cycle(), commitment));
        }
        if (work instanceof Work.RevealVote at) {
            String nonce = Candidacy.nonce(SHARED_SECRET, at.at(), at.cycle());
            return new Action.Submit(new CommitteeCommand.RevealVote(at.cycle(), vote, nonce));
        }
        return usual;
    }

    private static Command register(Work.Register at, CommitteeCommand.Register usual, int vote) {
        Ballot ballot = at.ballot();
        boolean lots = usual.ticket().lots() > 0;
        if (lots) return usual;
        if (ballot.who().isEmpty()) {
            return new CommitteeCommand.Register(usual.reachable(), usual.endpoint(), vote);
        }
        String commitment =
                Candidacy.commitment(SHARED_SECRET, at.at(), ballot.who().get(), 1, vote);
        return new CommitteeCommand.Register(usual.reachable(), usual.endpoint(), 0, Ticket.sealed(commitment));
    }
}
