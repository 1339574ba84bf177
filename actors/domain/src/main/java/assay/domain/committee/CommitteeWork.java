package assay.domain.committee;

import assay.domain.committee.Committee.Electing;
import assay.domain.committee.Committee.Pinging;
import assay.domain.committee.Committee.Proving;
import assay.domain.committee.Committee.Ranking;
import assay.domain.committee.Committee.Recruiting;
import assay.domain.committee.Committee.Revealing;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Ballot;
import assay.domain.participant.Work;
import java.util.List;
import java.util.Optional;

/** What miners can do for a committee, and when to look for it. */
final class CommitteeWork {
    private CommitteeWork() {}

    static Object occasion(Committee state) {
        if (state instanceof Recruiting recruiting) return register(recruiting);
        if (state instanceof Electing electing) return List.of("vote", electing.cycle());
        if (state instanceof Revealing revealing) {
            return List.of("reveal", revealing.cycle().cycle());
        }
        if (state instanceof Proving proving) return List.of("prove", proving.attempt());
        if (state instanceof Pinging) return "measure";
        if (state instanceof Ranking ranking) {
            Roster roster = ranking.roster();
            return List.of("rank", roster.members(), roster.seeking());
        }
        return "nothing";
    }

    private static Object register(Recruiting state) {
        if (state.tries().isEmpty()) return List.of("register", state.closes());
        return List.of("register", state.closes(), state.tries());
    }

    static Optional<List<ParticipantId>> called(Committee state) {
        if (state instanceof Recruiting) return Optional.empty();
        if (state instanceof Electing electing)
            return Optional.of(electing.standing().keys());
        if (state instanceof Revealing revealing)
            return Optional.of(revealing.cycle().commitments().keys());
        if (state instanceof Proving proving)
            return Optional.of(proving.cycle().standing().keys());
        if (state instanceof Pinging pinging)
            return Optional.of(pinging.members().keys());
        if (state instanceof Ranking ranking)
            return Optional.of(ranking.roster().serving());
        return Optional.of(List.of());
    }

    static Optional<Work> open(Committee state, ParticipantId who) {
        if (state instanceof Recruiting recruiting && Registration.isOpenTo(recruiting, who)) {
            return Optional.of(new Work.Register(
                    state.id(),
                    recruiting.terms().task(),
                    recruiting.closes(),
                    ballot(recruiting, who),
                    recruiting.tries().getOr(who, 0)));
        }
        if (state instanceof Electing electing && electing.standing().has(who)) return vote(electing, who);
        if (state instanceof Revealing revealing) return reveal(revealing, who);
        if (state instanceof Proving proving
                && proving.cycle().standing().has(who)
                && !proving.values().has(who)) {
            return Optional.of(
                    new Work.ProveLots(state.id(), who, proving.attempt(), proving.seed(), proving.closes()));
        }
        return seated(state, who);
    }

    /** Open votes need no more than anybody can say. */
    private static Ballot ballot(Recruiting state, ParticipantId who) {
        CommitteeRules rules = state.terms().rules();
        if (!rules.sealed() && !rules.byLot()) return Ballot.unsaid();
        return new Ballot(
                rules.election(),
                Optional.of(who),
                rules.stake(),
                rules.quotas().wanted());
    }

    private static Optional<Work> vote(Electing state, ParticipantId who) {
        if (!state.terms().rules().sealed()) {
            if (state.votes().has(who)) return Optional.empty();
            return Optional.of(new Work.Vote(state.id(), state.cycle(), state.closes()));
        }
        if (state.commitments().has(who)) return Optional.empty();
        return Optional.of(new Work.SealVote(state.id(), who, state.cycle(), state.closes()));
    }

    private static Optional<Work> reveal(Revealing state, ParticipantId who) {
        Electing cycle = state.cycle();
        if (!cycle.commitments().has(who) || cycle.votes().has(who)) return Optional.empty();
        return Optional.of(new Work.RevealVote(state.id(), who, cycle.cycle(), state.closes()));
    }

    private static Optional<Work> seated(Committee state, ParticipantId who) {
        if (state instanceof Pinging pinging
                && pinging.members().has(who)
                && !pinging.reports().has(who)) {
            return Optional.of(new Work.MeasurePeers(state.id(), Distances.peers(pinging, who), pinging.closes()));
        }
        if (state instanceof Ranking ranking
                && ranking.roster().serves(who)
                && !ranking.rankings().has(who)) {
            return Optional.of(new Work.RankSegments(state.id(), ranking.offered(), ranking.closes()));
        }
        return Optional.empty();
    }
}
