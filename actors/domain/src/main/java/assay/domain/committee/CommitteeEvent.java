package assay.domain.committee;

import assay.domain.collection.PersistentMap;
import assay.domain.committee.Committee.Candidate;
import assay.domain.committee.Committee.Electing;
import assay.domain.committee.Committee.Pinging;
import assay.domain.committee.Committee.Ranking;
import assay.domain.committee.Committee.Recruiting;
import assay.domain.committee.Committee.Seated;
import assay.domain.election.CycleKind;
import assay.domain.entity.CorruptJournal;
import assay.domain.entity.Event;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happens to a committee. */
public sealed interface CommitteeEvent extends Event<Committee> {
    /** Miners may register until {@code closes}. */
    record RecruitingBegan(Terms terms, Instant closes) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            expect(Committee.None.class, state, this);
            String beacon =
                    Sha256.of("election").with(terms.task().task().toString()).hex();
            return new Recruiting(
                    terms, closes, false, beacon, PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());
        }
    }

    /** A miner wants to be a candidate; it is asked to bind itself to the task. */
    record CandidateApplied(ParticipantId miner, String endpoint, int vote) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Recruiting now = expect(Recruiting.class, state, this);
            String beacon = Sha256.from(now.beacon())
                    .with("applied")
                    .with(miner.name())
                    .with(endpoint)
                    .with(vote)
                    .hex();
            return new Recruiting(
                    now.terms(),
                    now.closes(),
                    now.extended(),
                    beacon,
                    now.applying().with(miner, new Candidate(endpoint, vote)),
                    now.admitted(),
                    now.turnedAway());
        }
    }

    /** The miner's reputation is too low only because it is new: it is asked again, for a newcomer's place. */
    record NewcomerInvited(ParticipantId miner) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Recruiting now = expect(Recruiting.class, state, this);
            Candidate candidate = now.applying().get(miner).orElseThrow(() -> new CorruptJournal(state, this));
            return new Recruiting(
                    now.terms(),
                    now.closes(),
                    now.extended(),
                    Sha256.from(now.beacon()).with("invited").with(miner.name()).hex(),
                    now.applying().with(miner, candidate.asNewcomer()),
                    now.admitted(),
                    now.turnedAway());
        }
    }

    /** The miner is bound to the task, and a candidate. */
    record CandidateAdmitted(ParticipantId miner) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Recruiting now = expect(Recruiting.class, state, this);
            Candidate candidate = now.applying().get(miner).orElseThrow(() -> new CorruptJournal(state, this));
            return new Recruiting(
                    now.terms(),
                    now.closes(),
                    now.extended(),
                    Sha256.from(now.beacon())
                            .with("admitted")
                            .with(miner.name())
                            .hex(),
                    now.applying().without(miner),
                    now.admitted().with(miner, candidate),
                    now.turnedAway());
        }
    }

    /** The miner could not be bound to the task: it is no member of the market, say, or its stake is too small. */
    record CandidateTurnedAway(ParticipantId miner, String reason) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Recruiting now = expect(Recruiting.class, state, this);
            if (!now.applying().has(miner)) throw new CorruptJournal(state, this);
            return new Recruiting(
                    now.terms(),
                    now.closes(),
                    now.extended(),
                    Sha256.from(now.beacon())
                            .with("turned away")
                            .with(miner.name())
                            .hex(),
                    now.applying().without(miner),
                    now.admitted(),
                    now.turnedAway().with(miner, reason));
        }
    }

    /** The window is over with too few candidates: it stays open until there are enough, at most until then. */
    record RegistrationExtended(Instant until) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Recruiting now = expect(Recruiting.class, state, this);
            return new Recruiting(
                    now.terms(), until, true, now.beacon(), now.applying(), now.admitted(), now.turnedAway());
        }
    }

    /**
     * Votes are counted from now on.
     *
     * @param candidates how many there are
     * @param late who applied but was not bound to the task in time, and is let go
     */
    record RegistrationClosed(int candidates, List<ParticipantId> late) implements CommitteeEvent {
        public RegistrationClosed {
            late = List.copyOf(late);
        }

        @Override
        public Committee applyTo(Committee state) {
            Recruiting now = expect(Recruiting.class, state, this);
            PersistentMap<ParticipantId, String> standing = PersistentMap.empty();
            PersistentMap<ParticipantId, Integer> votes = PersistentMap.empty();
            for (Map.Entry<ParticipantId, Candidate> entry : now.admitted()) {
                standing = standing.with(entry.getKey(), entry.getValue().endpoint());
                votes = votes.with(entry.getKey(), entry.getValue().vote());
            }
            String beacon =
                    Sha256.from(now.beacon()).with("closed").with(candidates).hex();
            return new Electing(now.terms(), 1, 0, now.closes(), beacon, standing, votes, PersistentMap.empty());
        }
    }

    /** A candidate voted in the cycle. */
    record VoteCast(int cycle, ParticipantId miner, int vote) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Electing now = expect(Electing.class, state, this);
            String beacon = Sha256.from(now.beacon())
                    .with("vote")
                    .with(cycle)
                    .with(miner.name())
                    .with(vote)
                    .hex();
            return new Electing(
                    now.terms(),
                    now.cycle(),
                    now.repeats(),
                    now.closes(),
                    beacon,
                    now.standing(),
                    now.votes().with(miner, vote),
                    now.bench());
        }
    }

    /**
     * A cycle was counted.
     *
     * @param survivors how many are left
     * @param silent who did not vote and is out for good
     * @param outvoted who voted with the majority and is out, but may be asked to replace a lost member
     */
    record CycleCounted(
            int cycle,
            int zeros,
            int ones,
            CycleKind kind,
            int survivors,
            List<ParticipantId> silent,
            List<ParticipantId> outvoted)
            implements CommitteeEvent {
        public CycleCounted {
            silent = List.copyOf(silent);
            outvoted = List.copyOf(outvoted);
        }

        @Override
        public Committee applyTo(Committee state) {
            Electing now = expect(Electing.class, state, this);
            PersistentMap<ParticipantId, String> standing = now.standing();
            PersistentMap<ParticipantId, Integer> bench = now.bench();
            for (ParticipantId out : silent) standing = standing.without(out);
            for (ParticipantId out : outvoted) {
                standing = standing.without(out);
                bench = bench.with(out, cycle);
            }
            String beacon = Sha256.from(now.beacon())
                    .with("counted")
                    .with(cycle)
                    .with(zeros)
                    .with(ones)
                    .with(silent.size())
                    .hex();
            int repeats = kind.repeats() ? now.repeats() + 1 : 0;
            return new Electing(
                    now.terms(), cycle, repeats, now.closes(), beacon, standing, PersistentMap.empty(), bench);
        }
    }

    /** The next cycle of votes is open until {@code closes}. */
    record CycleOpened(int cycle, Instant closes) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Electing now = expect(Electing.class, state, this);
            return new Electing(
                    now.terms(),
                    cycle,
                    now.repeats(),
                    closes,
                    now.beacon(),
                    now.standing(),
                    PersistentMap.empty(),
                    now.bench());
        }
    }

    /**
     * Votes could not decide: the lowest lots won.
     *
     * @param beacon what the lots were drawn with: see {@link assay.domain.election.Lots}
     * @param drawn the members, lowest lot first
     * @param passedOver the others, who may be asked to replace a lost member
     */
    record MembersDrawn(String beacon, List<ParticipantId> drawn, List<ParticipantId> passedOver)
            implements CommitteeEvent {
        public MembersDrawn {
            drawn = List.copyOf(drawn);
            passedOver = List.copyOf(passedOver);
        }

        @Override
        public Committee applyTo(Committee state) {
            Electing now = expect(Electing.class, state, this);
            PersistentMap<ParticipantId, String> standing = now.standing();
            PersistentMap<ParticipantId, Integer> bench = now.bench();
            for (ParticipantId out : passedOver) {
                standing = standing.without(out);
                bench = bench.with(out, now.cycle());
            }
            return new Electing(
                    now.terms(), now.cycle(), now.repeats(), now.closes(), now.beacon(), standing, now.votes(), bench);
        }
    }

    /** Whoever is left is a member; they measure their distances until {@code closes}. */
    record MembersChosen(List<ParticipantId> members, Instant closes) implements CommitteeEvent {
        public MembersChosen {
            members = List.copyOf(members);
        }

        @Override
        public Committee applyTo(Committee state) {
            Electing now = expect(Electing.class, state, this);
            return new Pinging(now.terms(), closes, now.beacon(), now.standing(), now.bench(), PersistentMap.empty());
        }
    }

    /** A member measured its distance to the others. */
    record PingsReported(ParticipantId member, List<Ping> pings) implements CommitteeEvent {
        public PingsReported {
            pings = List.copyOf(pings);
        }

        @Override
        public Committee applyTo(Committee state) {
            Pinging now = expect(Pinging.class, state, this);
            return new Pinging(
                    now.terms(),
                    now.closes(),
                    now.beacon(),
                    now.members(),
                    now.bench(),
                    now.reports().with(member, pings));
        }
    }

    /** The members by Borda points: the first leads, the second follows. */
    record MembersRanked(List<Standing> standings) implements CommitteeEvent {
        public MembersRanked {
            standings = List.copyOf(standings);
        }

        @Override
        public Committee applyTo(Committee state) {
            Pinging now = expect(Pinging.class, state, this);
            return new Committee.Elected(
                    new Roster(now.terms(), now.beacon(), standings, now.bench(), PersistentMap.empty(), List.of()));
        }
    }

    /** The client offered segments; members rank them until {@code closes}. */
    record RankingOpened(List<String> hashes, Instant closes) implements CommitteeEvent {
        public RankingOpened {
            hashes = List.copyOf(hashes);
        }

        @Override
        public Committee applyTo(Committee state) {
            Committee.Elected now = expect(Committee.Elected.class, state, this);
            return new Ranking(now.roster(), closes, hashes, PersistentMap.empty());
        }
    }

    /** A member ranked the segments, most wanted first. */
    record RankingSubmitted(ParticipantId member, List<String> hashes) implements CommitteeEvent {
        public RankingSubmitted {
            hashes = List.copyOf(hashes);
        }

        @Override
        public Committee applyTo(Committee state) {
            Ranking now = expect(Ranking.class, state, this);
            return new Ranking(
                    now.roster(), now.closes(), now.offered(), now.rankings().with(member, hashes));
        }
    }

    /**
     * The segments by Borda points, and who trains on which.
     *
     * @param points of the segment at the same place in {@code order}
     */
    record SegmentsOrdered(List<String> order, List<Long> points, List<Allocation> allocation)
            implements CommitteeEvent {
        public SegmentsOrdered {
            order = List.copyOf(order);
            points = List.copyOf(points);
            allocation = List.copyOf(allocation);
        }

        @Override
        public Committee applyTo(Committee state) {
            Ranking now = expect(Ranking.class, state, this);
            return new Committee.Working(now.roster(), now.offered(), allocation);
        }
    }

    /** A lost member is to be replaced; the candidate is asked to bind itself to the task again. */
    record ReplacementSought(ParticipantId lost, ParticipantId candidate) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Seated now = expect(Seated.class, state, this);
            return now.with(now.roster().asking(lost, candidate));
        }
    }

    /** The candidate asked cannot replace anybody. */
    record ReplacementTurnedAway(ParticipantId lost, ParticipantId candidate, String reason) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Seated now = expect(Seated.class, state, this);
            return now.with(now.roster().turnedDown(lost));
        }
    }

    /** A lost member is replaced, and let go. */
    record MemberReplaced(ParticipantId lost, ParticipantId replacement) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Seated now = expect(Seated.class, state, this);
            return now.with(now.roster().replacing(lost, replacement));
        }
    }

    /** Nobody is left to replace a lost member, who is let go; the others go on. */
    record MemberLost(ParticipantId lost) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Seated now = expect(Seated.class, state, this);
            return now.with(now.roster().losing(lost));
        }
    }

    /** No committee could be found, or kept; everybody still bound to the task is let go. */
    record CommitteeFailed(String reason, List<ParticipantId> released) implements CommitteeEvent {
        public CommitteeFailed {
            released = List.copyOf(released);
        }

        @Override
        public Committee applyTo(Committee state) {
            // Members that have been chosen are ranked, whoever of them answers.
            if (state instanceof Pinging) throw new CorruptJournal(state, this);
            return new Committee.Failed(
                    expect(Committee.Convened.class, state, this).name(), reason);
        }
    }

    /** The work is over; everybody still bound to the task is let go. */
    record CommitteeDisbanded(List<ParticipantId> released) implements CommitteeEvent {
        public CommitteeDisbanded {
            released = List.copyOf(released);
        }

        @Override
        public Committee applyTo(Committee state) {
            if (state instanceof Committee.Failed || state instanceof Committee.Disbanded) {
                throw new CorruptJournal(state, this);
            }
            return new Committee.Disbanded(state.name());
        }
    }

    private static <S extends Committee> S expect(Class<S> phase, Committee state, CommitteeEvent event) {
        if (!phase.isInstance(state)) throw new CorruptJournal(state, event);
        return phase.cast(state);
    }
}
