package assay.domain.committee;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.committee.Committee.Electing;
import assay.domain.committee.CommitteeEvent.CycleCounted;
import assay.domain.committee.CommitteeEvent.CycleOpened;
import assay.domain.committee.CommitteeEvent.MembersChosen;
import assay.domain.committee.CommitteeEvent.MembersDrawn;
import assay.domain.committee.CommitteeEvent.VoteCast;
import assay.domain.committee.CommitteeRejection.AlreadyVoted;
import assay.domain.committee.CommitteeRejection.BadVote;
import assay.domain.committee.CommitteeRejection.CycleNotCurrent;
import assay.domain.committee.CommitteeRejection.NotStanding;
import assay.domain.election.CycleKind;
import assay.domain.election.Lots;
import assay.domain.election.MinorityRule;
import assay.domain.entity.Decision;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * How candidates become members: see {@link MinorityRule}. Where votes are open, whoever votes last can join the smaller
 * side; that is the rule's known weakness. {@link SealedVoting} and {@link LotDraw} are without it.
 */
final class Voting {
    private Voting() {}

    static boolean valid(int vote) {
        return vote == 0 || vote == 1;
    }

    static Decision<CommitteeEvent> cast(
            Electing state, CommitteeCommand.CastVote command, ParticipantId miner, Instant now) {
        if (!state.standing().has(miner)) return rejected(new NotStanding(state.id(), miner));
        if (command.cycle() != state.cycle()) {
            return rejected(new CycleNotCurrent(state.id(), command.cycle(), state.cycle()));
        }
        if (!valid(command.vote())) return rejected(new BadVote(state.id(), command.vote()));
        Optional<Integer> earlier = state.votes().get(miner);
        if (earlier.isPresent()) {
            return earlier.get() == command.vote()
                    ? unchanged()
                    : rejected(new AlreadyVoted(state.id(), miner, state.cycle()));
        }
        Steps steps = new Steps(state).then(new VoteCast(state.cycle(), miner, command.vote()));
        boolean all = state.votes().size() + 1 == state.standing().size();
        return accepted((all ? close(steps, now) : steps).events());
    }

    /** Begins with what came with registration, unless there is room for all. */
    static Steps countFirst(Steps steps, Instant now) {
        Electing state = (Electing) steps.state();
        if (state.terms().rules().byLot()) return LotDraw.begin(steps, now);
        boolean roomForAll = state.standing().size() <= state.terms().rules().maximum();
        if (roomForAll) return seat(steps, now);
        return close(steps, now);
    }

    /** Closes the cycle: everybody has voted, or its time is over. Sealed votes have to be revealed first. */
    static Steps close(Steps steps, Instant now) {
        Electing state = (Electing) steps.state();
        return state.terms().rules().sealed() ? SealedVoting.open(steps, now) : count(steps, state, now);
    }

    /** Counts the votes of a cycle. */
    static Steps count(Steps steps, Electing state, Instant now) {
        CommitteeRules rules = state.terms().rules();
        CycleCounted counted = counted(state);
        steps.then(counted);
        if (counted.kind() == CycleKind.TOO_FEW) return Recall.begin(steps);
        if (counted.kind() == CycleKind.FINISHED) return seat(steps, now);
        if (((Electing) steps.state()).repeats() >= MinorityRule.MAX_REPEATS) return seat(draw(steps), now);
        return steps.then(new CycleOpened(state.cycle() + 1, now.plus(rules.votingCycle())));
    }

    private static CycleCounted counted(Electing state) {
        List<ParticipantId> ids = state.standing().keys();
        BitSet standing = new BitSet(ids.size());
        BitSet voted = new BitSet(ids.size());
        BitSet ones = new BitSet(ids.size());
        standing.set(0, ids.size());
        for (int i = 0; i < ids.size(); i++) {
            Optional<Integer> vote = state.votes().get(ids.get(i));
            voted.set(i, vote.isPresent());
            ones.set(i, vote.filter(cast -> cast == 1).isPresent());
        }
        CommitteeRules rules = state.terms().rules();
        MinorityRule.Cycle cycle = new MinorityRule(rules.minimum(), rules.maximum()).count(standing, voted, ones);
        List<ParticipantId> silent = new ArrayList<>();
        List<ParticipantId> outvoted = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!voted.get(i)) silent.add(ids.get(i));
            else if (!standing.get(i)) outvoted.add(ids.get(i));
        }
        return new CycleCounted(
                state.cycle(), cycle.zeros(), cycle.ones(), cycle.kind(), cycle.survivors(), silent, outvoted);
    }

    private static Steps draw(Steps steps) {
        Electing state = (Electing) steps.state();
        List<ParticipantId> all = state.standing().keys();
        List<ParticipantId> byLot = Lots.draw(state.beacon(), all, all.size());
        int maximum = state.terms().rules().maximum();
        List<ParticipantId> drawn = byLot.subList(0, maximum);
        return steps.then(new MembersDrawn(state.beacon(), drawn, byLot.subList(maximum, byLot.size())));
    }

    static Steps seat(Steps steps, Instant now) {
        return seat(steps, (Electing) steps.state(), now);
    }

    /** Whoever is left is a member. */
    static Steps seat(Steps steps, Electing state, Instant now) {
        List<ParticipantId> members = state.standing().keys();
        steps.then(new MembersChosen(members, now.plus(state.terms().rules().pings())));
        return members.size() == 1 ? Distances.rank(steps) : steps;
    }
}
