package assay.domain.committee;

import assay.domain.collection.PersistentMap;
import assay.domain.committee.Committee.Candidate;
import assay.domain.committee.Committee.Electing;
import assay.domain.committee.Committee.Pinging;
import assay.domain.committee.Committee.Ranking;
import assay.domain.committee.Committee.Recalling;
import assay.domain.committee.Committee.Recruiting;
import assay.domain.committee.Committee.Revealing;
import assay.domain.committee.Committee.Seated;
import assay.domain.election.CycleKind;
import assay.domain.entity.CorruptJournal;
import assay.domain.entity.Event;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to a committee. */
public sealed interface CommitteeEvent extends Event<Committee>
        permits CommitteeEvent.RecruitingBegan,
                CommitteeEvent.CandidateApplied,
                CommitteeEvent.CandidateAdmitted,
                CommitteeEvent.CandidateTurnedAway,
                CommitteeEvent.RegistrationExtended,
                CommitteeEvent.RegistrationClosed,
                CommitteeEvent.VoteCast,
                CommitteeEvent.CycleCounted,
                CommitteeEvent.CycleOpened,
                CommitteeEvent.MembersDrawn,
                CommitteeEvent.MembersChosen,
                CommitteeEvent.PingsReported,
                CommitteeEvent.MembersRanked,
                CommitteeEvent.RankingOpened,
                CommitteeEvent.RankingSubmitted,
                CommitteeEvent.SegmentsOrdered,
                CommitteeEvent.ReplacementSought,
                CommitteeEvent.ReplacementTurnedAway,
                CommitteeEvent.MemberReplaced,
                CommitteeEvent.MemberLost,
                CommitteeEvent.CommitteeFailed,
                CommitteeEvent.CommitteeDisbanded,
                CommitteeEvent.CandidatesInvitedAgain,
                CommitteeEvent.NewcomerInvited,
                BallotEvent,
                DrawEvent,
                RecallEvent {
    /** Miners may register until {@code closes}. */
    record RecruitingBegan(Terms terms, Instant closes) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Phase.expect(Committee.None.class, state, this);
            String beacon =
                    Sha256.of("election").with(terms.task().task().toString()).hex();
            return new Recruiting(
                    terms,
                    closes,
                    false,
                    beacon,
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty());
        }
    }

    /** A miner wants to be a candidate; it is asked to bind itself to the task. */
    record CandidateApplied(ParticipantId miner, String endpoint, int vote, Ticket ticket) implements CommitteeEvent {
        /** A candidate with an open vote. */
        public CandidateApplied(ParticipantId miner, String endpoint, int vote) {
            this(miner, endpoint, vote, Ticket.unsaid());
        }

        @Override
        public Committee applyTo(Committee state) {
            Recruiting now = Phase.expect(Recruiting.class, state, this);
            Sha256 hash = Sha256.from(now.beacon())
                    .with("applied")
                    .with(miner.name())
                    .with(endpoint)
                    .with(vote);
            if (!ticket.equals(Ticket.unsaid())) {
                hash = hash.with(ticket.commitment()).with(ticket.lots()).with(ticket.key());
            }
            String beacon = hash.hex();
            return new Recruiting(
                    now.terms(),
                    now.closes(),
                    now.extended(),
                    beacon,
                    now.applying().with(miner, new Candidate(endpoint, vote, ticket)),
                    now.admitted(),
                    now.turnedAway(),
                    now.busy(),
                    now.tries());
        }
    }

    /** The miner's reputation is too low only because it is new: it is asked again, for a newcomer's place. */
    record NewcomerInvited(ParticipantId miner) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Recruiting now = Phase.expect(Recruiting.class, state, this);
            Candidate candidate = now.applying().get(miner).orElseThrow(() -> new CorruptJournal(state, this));
            return new Recruiting(
                    now.terms(),
                    now.closes(),
                    now.extended(),
                    Sha256.from(now.beacon()).with("invited").with(miner.name()).hex(),
                    now.applying().with(miner, candidate.asNewcomer()),
                    now.admitted(),
                    now.turnedAway(),
                    now.busy(),
                    now.tries());
        }
    }

    /** The miner is bound to the task, and a candidate. */
    record CandidateAdmitted(ParticipantId miner) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Recruiting now = Phase.expect(Recruiting.class, state, this);
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
                    now.turnedAway(),
                    now.busy(),
                    now.tries());
        }
    }

    /**
     * The miner could not be bound to the task: it is no member of the market, say, or its stake is too small.
     *
     * @param again when it may try again, for one that serves as many tasks as it may
     */
    record CandidateTurnedAway(ParticipantId miner, String reason, Optional<Instant> again) implements CommitteeEvent {
        /** One that need not try again. */
        public CandidateTurnedAway(ParticipantId miner, String reason) {
            this(miner, reason, Optional.empty());
        }

        @Override
        public Committee applyTo(Committee state) {
            Recruiting now = Phase.expect(Recruiting.class, state, this);
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
                    now.turnedAway().with(miner, reason),
                    again.map(at -> now.busy().with(miner, at)).orElse(now.busy()),
                    now.tries());
        }
    }

    /** Miners that were turned away because they served too many tasks may try again. */
    record CandidatesInvitedAgain(List<ParticipantId> miners) implements CommitteeEvent {
        public CandidatesInvitedAgain {
            miners = List.copyOf(miners);
        }

        @Override
        public Committee applyTo(Committee state) {
            Recruiting now = Phase.expect(Recruiting.class, state, this);
            PersistentMap<ParticipantId, String> turnedAway = now.turnedAway();
            PersistentMap<ParticipantId, Instant> busy = now.busy();
            PersistentMap<ParticipantId, Integer> tries = now.tries();
            for (ParticipantId miner : miners) {
                turnedAway = turnedAway.without(miner);
                busy = busy.without(miner);
                tries = tries.merged(miner, 1, Integer::sum);
            }
            return new Recruiting(
                    now.terms(),
                    now.closes(),
                    now.extended(),
                    now.beacon(),
                    now.applying(),
                    now.admitted(),
                    turnedAway,
                    busy,
                    tries);
        }
    }

    /** The window is over with too few candidates: it stays open until there are enough, at most until then. */
    record RegistrationExtended(Instant until) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Recruiting now = Phase.expect(Recruiting.class, state, this);
            return new Recruiting(
                    now.terms(),
                    until,
                    true,
                    now.beacon(),
                    now.applying(),
                    now.admitted(),
                    now.turnedAway(),
                    now.busy(),
                    now.tries());
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
            Recruiting now = Phase.expect(Recruiting.class, state, this);
            PersistentMap<ParticipantId, String> standing = PersistentMap.empty();
            PersistentMap<ParticipantId, Integer> votes = PersistentMap.empty();
            PersistentMap<ParticipantId, String> commitments = PersistentMap.empty();
            boolean sealed = now.terms().rules().sealed();
            for (Map.Entry<ParticipantId, Candidate> entry : now.admitted()) {
                ParticipantId who = entry.getKey();
                Candidate candidate = entry.getValue();
                standing = standing.with(who, candidate.endpoint());
                if (sealed)
                    commitments = commitments.with(who, candidate.ticket().commitment());
                else if (!now.terms().rules().byLot()) votes = votes.with(who, candidate.vote());
            }
            String beacon =
                    Sha256.from(now.beacon()).with("closed").with(candidates).hex();
            return new Electing(
                    now.terms(),
                    1,
                    0,
                    now.closes(),
                    beacon,
                    standing,
                    votes,
                    PersistentMap.empty(),
                    now.admitted(),
                    commitments,
                    PersistentMap.empty());
        }
    }

    /** A candidate voted in the cycle. */
    record VoteCast(int cycle, ParticipantId miner, int vote) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Electing now = Phase.expect(Electing.class, state, this);
            String beacon = Sha256.from(now.beacon())
                    .with("vote")
                    .with(cycle)
                    .with(miner.name())
                    .with(vote)
                    .hex();
            return now.with(beacon, now.votes().with(miner, vote), now.commitments());
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
            Electing now = state instanceof Revealing revealing
                    ? revealing.cycle()
                    : Phase.expect(Electing.class, state, this);
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
                    now.terms(),
                    cycle,
                    repeats,
                    now.closes(),
                    beacon,
                    standing,
                    PersistentMap.empty(),
                    bench,
                    now.candidates(),
                    PersistentMap.empty(),
                    now.seats());
        }
    }

    /** The next cycle of votes is open until {@code closes}. */
    record CycleOpened(int cycle, Instant closes) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Electing now = Phase.expect(Electing.class, state, this);
            return new Electing(
                    now.terms(),
                    cycle,
                    now.repeats(),
                    closes,
                    now.beacon(),
                    now.standing(),
                    PersistentMap.empty(),
                    now.bench(),
                    now.candidates(),
                    PersistentMap.empty(),
                    now.seats());
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
            Electing now = Phase.expect(Electing.class, state, this);
            PersistentMap<ParticipantId, String> standing = now.standing();
            PersistentMap<ParticipantId, Integer> bench = now.bench();
            for (ParticipantId out : passedOver) {
                standing = standing.without(out);
                bench = bench.with(out, now.cycle());
            }
            return now.among(now.beacon(), standing, bench, now.seats());
        }
    }

    /** Whoever is left is a member; they measure their distances until {@code closes}. */
    record MembersChosen(List<ParticipantId> members, Instant closes) implements CommitteeEvent {
        public MembersChosen {
            members = List.copyOf(members);
        }

        @Override
        public Committee applyTo(Committee state) {
            Electing now = state instanceof Recalling recalling
                    ? recalling.cycle()
                    : Phase.expect(Electing.class, state, this);
            return new Pinging(
                    now.terms(),
                    closes,
                    now.beacon(),
                    now.standing(),
                    now.bench(),
                    PersistentMap.empty(),
                    now.seats(),
                    now.verifiers());
        }
    }

    /** A member measured its distance to the others. */
    record PingsReported(ParticipantId member, List<Ping> pings) implements CommitteeEvent {
        public PingsReported {
            pings = List.copyOf(pings);
        }

        @Override
        public Committee applyTo(Committee state) {
            Pinging now = Phase.expect(Pinging.class, state, this);
            return new Pinging(
                    now.terms(),
                    now.closes(),
                    now.beacon(),
                    now.members(),
                    now.bench(),
                    now.reports().with(member, pings),
                    now.seats(),
                    now.verifiers());
        }
    }

    /** The members by Borda points: the first leads, the second follows. */
    record MembersRanked(List<Standing> standings) implements CommitteeEvent {
        public MembersRanked {
            standings = List.copyOf(standings);
        }

        @Override
        public Committee applyTo(Committee state) {
            Pinging now = Phase.expect(Pinging.class, state, this);
            return new Committee.Elected(new Roster(
                    now.terms(),
                    now.beacon(),
                    standings,
                    now.bench(),
                    PersistentMap.empty(),
                    List.of(),
                    now.seats(),
                    now.verifiers()));
        }
    }

    /** The client offered segments; members rank them until {@code closes}. */
    record RankingOpened(List<String> hashes, Instant closes) implements CommitteeEvent {
        public RankingOpened {
            hashes = List.copyOf(hashes);
        }

        @Override
        public Committee applyTo(Committee state) {
            Committee.Elected now = Phase.expect(Committee.Elected.class, state, this);
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
            Ranking now = Phase.expect(Ranking.class, state, this);
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
            Ranking now = Phase.expect(Ranking.class, state, this);
            return new Committee.Working(now.roster(), now.offered(), allocation);
        }
    }

    /** A lost member is to be replaced; the candidate is asked to bind itself to the task again. */
    record ReplacementSought(ParticipantId lost, ParticipantId candidate) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Seated now = Phase.expect(Seated.class, state, this);
            return now.with(now.roster().asking(lost, candidate));
        }
    }

    /** The candidate asked cannot replace anybody. */
    record ReplacementTurnedAway(ParticipantId lost, ParticipantId candidate, String reason) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Seated now = Phase.expect(Seated.class, state, this);
            return now.with(now.roster().turnedDown(lost));
        }
    }

    /** A lost member is replaced, and let go. */
    record MemberReplaced(ParticipantId lost, ParticipantId replacement) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Seated now = Phase.expect(Seated.class, state, this);
            return now.with(now.roster().replacing(lost, replacement));
        }
    }

    /** Nobody is left to replace a lost member, who is let go; the others go on. */
    record MemberLost(ParticipantId lost) implements CommitteeEvent {
        @Override
        public Committee applyTo(Committee state) {
            Seated now = Phase.expect(Seated.class, state, this);
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
            // Sealed votes are counted before anything else is decided.
            if (state instanceof Pinging || state instanceof Revealing) throw new CorruptJournal(state, this);
            return new Committee.Failed(
                    Phase.expect(Committee.Convened.class, state, this).name(), reason);
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
}
