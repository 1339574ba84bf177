package assay.domain.committee;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.committee.BallotEvent.RevealOpened;
import assay.domain.committee.BallotEvent.RevealsMissed;
import assay.domain.committee.BallotEvent.VoteCommitted;
import assay.domain.committee.BallotEvent.VoteRevealed;
import assay.domain.committee.Committee.Electing;
import assay.domain.committee.Committee.Revealing;
import assay.domain.committee.CommitteeRejection.AlreadyVoted;
import assay.domain.committee.CommitteeRejection.BadCommitment;
import assay.domain.committee.CommitteeRejection.BadVote;
import assay.domain.committee.CommitteeRejection.CycleNotCurrent;
import assay.domain.committee.CommitteeRejection.NotCommitted;
import assay.domain.committee.CommitteeRejection.NotStanding;
import assay.domain.committee.CommitteeRejection.RevealDiffers;
import assay.domain.election.SealedVote;
import assay.domain.entity.Decision;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Votes that nobody can read before all are given: in every cycle candidates first bind themselves to a hash of their
 * vote, then say what it was. The first hash comes with registration. Whoever does not reveal is silent, and therefore
 * out, and loses the share of its stake that the task names for it.
 */
final class SealedVoting {
    private SealedVoting() {}

    static Decision<CommitteeEvent> commit(
            Electing state, CommitteeCommand.CommitVote command, ParticipantId miner, Instant now) {
        Optional<Decision<CommitteeEvent>> problem = problem(state, state, command.cycle(), miner);
        if (problem.isPresent()) return problem.get();
        if (!SealedVote.isCommitment(command.commitment())) {
            String found = command.commitment();
            String told = found.length() <= 80 ? found : found.substring(0, 80) + "…";
            return rejected(new BadCommitment(state.id(), told));
        }
        Optional<String> earlier = state.commitments().get(miner);
        if (earlier.isPresent()) {
            return earlier.get().equals(command.commitment())
                    ? unchanged()
                    : rejected(new AlreadyVoted(state.id(), miner, state.cycle()));
        }
        Steps steps = new Steps(state).then(new VoteCommitted(state.cycle(), miner, command.commitment()));
        boolean all = state.commitments().size() + 1 == state.standing().size();
        return accepted((all ? open(steps, now) : steps).events());
    }

    /** All have committed, or the time for it is over. */
    static Steps open(Steps steps, Instant now) {
        Electing state = (Electing) steps.state();
        // Nobody has anything to reveal: the cycle is counted at once, and nobody is left.
        Instant closes = now.plus(state.terms().rules().ballot().reveal());
        steps.then(new RevealOpened(state.cycle(), closes));
        return state.commitments().isEmpty() ? count(steps, now) : steps;
    }

    static Decision<CommitteeEvent> reveal(
            Revealing state, CommitteeCommand.RevealVote command, ParticipantId miner, Instant now) {
        Electing cycle = state.cycle();
        Optional<Decision<CommitteeEvent>> problem = problem(state, cycle, command.cycle(), miner);
        if (problem.isPresent()) return problem.get();
        Optional<String> commitment = cycle.commitments().get(miner);
        if (commitment.isEmpty()) return rejected(new NotCommitted(state.id(), miner, cycle.cycle()));
        if (!Voting.valid(command.vote())) return rejected(new BadVote(state.id(), command.vote()));
        String shown = command.nonce().length() > SealedVote.MAX_NONCE
                ? ""
                : SealedVote.commitment(state.task(), cycle.cycle(), miner, command.vote(), command.nonce());
        if (!shown.equals(commitment.get())) return rejected(new RevealDiffers(state.id(), miner, cycle.cycle()));
        if (cycle.votes().has(miner)) return unchanged();
        Steps steps = new Steps(state).then(new VoteRevealed(cycle.cycle(), miner, command.vote(), command.nonce()));
        boolean all = cycle.votes().size() + 1 == cycle.commitments().size();
        return accepted((all ? count(steps, now) : steps).events());
    }

    /** All who committed have revealed, or the time for it is over. */
    static Steps count(Steps steps, Instant now) {
        Electing cycle = ((Revealing) steps.state()).cycle();
        List<ParticipantId> missed = missed(cycle);
        if (!missed.isEmpty()) steps.then(new RevealsMissed(cycle.cycle(), missed));
        return Voting.count(steps, cycle, now);
    }

    private static List<ParticipantId> missed(Electing cycle) {
        return cycle.commitments().keys().stream()
                .filter(miner -> !cycle.votes().has(miner))
                .toList();
    }

    private static Optional<Decision<CommitteeEvent>> problem(
            Committee state, Electing cycle, int meant, ParticipantId miner) {
        if (!cycle.standing().has(miner)) return Optional.of(rejected(new NotStanding(state.id(), miner)));
        if (meant == cycle.cycle()) return Optional.empty();
        return Optional.of(rejected(new CycleNotCurrent(state.id(), meant, cycle.cycle())));
    }
}
