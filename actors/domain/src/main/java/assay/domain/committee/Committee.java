package assay.domain.committee;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.verification.VerifierSeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The committee of one task: found by registration and election, led by Borda count, kept complete until disbanded.
 *
 * <pre>
 * from        command or cause                  events                                        to
 * None        Recruit                           RecruitingBegan                               Recruiting
 * Recruiting  Register                          CandidateApplied (asks the miner to engage)   Recruiting
 *             engaged / refused                 CandidateAdmitted / CandidateTurnedAway       Recruiting
 *             one turned away may be free       CandidatesInvitedAgain                        Recruiting
 *             window over, too few              RegistrationExtended (until the deadline)     Recruiting
 *             window over, or enough at last    RegistrationClosed, then a count              Electing
 *             deadline, too few                 CommitteeFailed                               Failed
 * Electing    CastVote                          VoteCast                                      Electing
 *             all voted, or time over           CycleCounted, CycleOpened                     Electing
 *             ... 16 repeated cycles            CycleCounted, MembersDrawn, MembersChosen     Pinging
 *             ... few enough left               CycleCounted, MembersChosen                   Pinging
 *             ... too few left                  CycleCounted, CommitteeFailed                 Failed
 *             ... but outvoted ones idle        CycleCounted, BenchRecalled                   Recalling
 *             CommitVote                        VoteCommitted                                 Electing
 *             all committed, or time over       RevealOpened                                  Revealing
 *             lots are to be drawn              ProofsOpened                                  Proving
 * Revealing   RevealVote                        VoteRevealed                                  Revealing
 *             all revealed, or time over        RevealsMissed, CycleCounted, as above         Electing, ...
 * Proving     ProveLots                         LotsProven                                    Proving
 *             all proven, or time over          ProofsMissed, SeatsDrawn, MembersChosen       Pinging
 *             ... too few                       ProofsOpened, at last CommitteeFailed         Proving, Failed
 * Recalling   engaged / refused                 CandidateReturned / RecallTurnedAway          Recalling
 *             ... enough                        MembersChosen                                 Pinging
 *             ... nobody left to ask            CommitteeFailed                               Failed
 * Pinging     ReportPings                       PingsReported                                 Pinging
 *             all reported, or time over        MembersRanked                                 Elected
 * Elected     OrderSegments                     RankingOpened                                 Ranking
 * Ranking     SubmitRanking                     RankingSubmitted                              Ranking
 *             all ranked, or time over          SegmentsOrdered                               Working
 * Elected, Ranking, Working
 *             ReplaceMember                     ReplacementSought (asks the miner to engage)  the same
 *             engaged / refused                 MemberReplaced / ReplacementTurnedAway, next  the same
 *             nobody left to ask                MemberLost                                    the same
 *             ... and nobody sits any more      MemberLost, CommitteeFailed                   Failed
 * any but Failed
 *             Disband                           CommitteeDisbanded                            Disbanded
 * </pre>
 */
public sealed interface Committee {
    /** The most miners that may apply to one committee: an event that names them all stays small enough to send. */
    int MAX_CANDIDATES = 2_000;

    /** The committee's name, which is that of its task. */
    String name();

    /** The state in words, to complete "the committee is …". */
    String words();

    /** Everybody who is bound to the task, or was asked to be, through this committee. */
    default List<ParticipantId> engaged() {
        return List.of();
    }

    /** {@code some}, and those who verify. */
    private static List<ParticipantId> with(List<ParticipantId> some, List<VerifierSeat> verifiers) {
        List<ParticipantId> all = new ArrayList<>(some);
        verifiers.forEach(seat -> all.add(seat.verifier()));
        return List.copyOf(all);
    }

    /** This committee's address. */
    default EntityId id() {
        return new EntityId(EntityType.COMMITTEE, name());
    }

    /** The address of the task it serves. */
    default EntityId task() {
        return new EntityId(EntityType.TASK, name());
    }

    /**
     * A miner that wants to be a member: where peers reach it, its first vote, whether it has a newcomer's place, and what
     * rules without open votes need.
     */
    record Candidate(String endpoint, int vote, boolean newcomer, Ticket ticket) {
        Candidate(String endpoint, int vote) {
            this(endpoint, vote, Ticket.unsaid());
        }

        Candidate(String endpoint, int vote, Ticket ticket) {
            this(endpoint, vote, false, ticket);
        }

        Candidate asNewcomer() {
            return new Candidate(endpoint, vote, true, ticket);
        }

        boolean says(CommitteeCommand.Register said) {
            return endpoint.equals(said.endpoint()) && vote == said.vote() && ticket.equals(said.ticket());
        }
    }

    /** Nobody has asked for a committee yet. */
    record None(String name) implements Committee {
        @Override
        public String words() {
            return "not asked for yet";
        }
    }

    /** A state in which the terms of the task are known. */
    sealed interface Convened extends Committee {
        Terms terms();

        @Override
        default String name() {
            return terms().task().task().name();
        }
    }

    /**
     * Miners may register.
     *
     * @param closes when registration closes; once extended, the deadline
     * @param extended whether too few had been admitted when the window was over
     * @param beacon hash of everything recorded so far
     * @param applying who was asked to engage and has not answered
     * @param admitted who is bound to the task
     * @param turnedAway who could not engage, and why
     * @param busy of those turned away, who may be free later, and when it may try again
     * @param tries how often each was asked to try again
     */
    record Recruiting(
            Terms terms,
            Instant closes,
            boolean extended,
            String beacon,
            PersistentMap<ParticipantId, Candidate> applying,
            PersistentMap<ParticipantId, Candidate> admitted,
            PersistentMap<ParticipantId, String> turnedAway,
            PersistentMap<ParticipantId, Instant> busy,
            PersistentMap<ParticipantId, Integer> tries)
            implements Convened {
        @Override
        public String words() {
            return "recruiting";
        }

        @Override
        public List<ParticipantId> engaged() {
            List<ParticipantId> all = new ArrayList<>(admitted.keys());
            all.addAll(applying.keys());
            return List.copyOf(all);
        }
    }

    /**
     * Candidates vote.
     *
     * @param cycle from 1; the votes of the first came with registration
     * @param repeats cycles in a row, up to the last one, in which the vote eliminated nobody
     * @param closes when the cycle closes
     * @param beacon hash of everything recorded so far
     * @param standing the endpoints of who is left
     * @param votes of this cycle
     * @param bench who was outvoted, and in which cycle; silent voters are out for good and are not here
     * @param candidates everybody who stood at first
     * @param commitments to this cycle's votes, where they are sealed
     * @param seats how many seats each of those standing has won by lot; one each where no lots are drawn
     * @param verifiers whom the lots have seated as verifiers
     */
    record Electing(
            Terms terms,
            int cycle,
            int repeats,
            Instant closes,
            String beacon,
            PersistentMap<ParticipantId, String> standing,
            PersistentMap<ParticipantId, Integer> votes,
            PersistentMap<ParticipantId, Integer> bench,
            PersistentMap<ParticipantId, Candidate> candidates,
            PersistentMap<ParticipantId, String> commitments,
            PersistentMap<ParticipantId, Integer> seats,
            List<VerifierSeat> verifiers)
            implements Convened {
        public Electing {
            verifiers = List.copyOf(verifiers);
        }

        /** No lots have seated verifiers. */
        Electing(
                Terms terms,
                int cycle,
                int repeats,
                Instant closes,
                String beacon,
                PersistentMap<ParticipantId, String> standing,
                PersistentMap<ParticipantId, Integer> votes,
                PersistentMap<ParticipantId, Integer> bench,
                PersistentMap<ParticipantId, Candidate> candidates,
                PersistentMap<ParticipantId, String> commitments,
                PersistentMap<ParticipantId, Integer> seats) {
            this(
                    terms,
                    cycle,
                    repeats,
                    closes,
                    beacon,
                    standing,
                    votes,
                    bench,
                    candidates,
                    commitments,
                    seats,
                    List.of());
        }

        @Override
        public String words() {
            return "electing, in cycle " + cycle;
        }

        /** The same with what the candidates know now, and another beacon. */
        Electing with(
                String nextBeacon,
                PersistentMap<ParticipantId, Integer> nextVotes,
                PersistentMap<ParticipantId, String> nextCommitments) {
            return new Electing(
                    terms,
                    cycle,
                    repeats,
                    closes,
                    nextBeacon,
                    standing,
                    nextVotes,
                    bench,
                    candidates,
                    nextCommitments,
                    seats,
                    verifiers);
        }

        /** The same with other people. */
        Electing among(
                String nextBeacon,
                PersistentMap<ParticipantId, String> nextStanding,
                PersistentMap<ParticipantId, Integer> nextBench,
                PersistentMap<ParticipantId, Integer> nextSeats) {
            return new Electing(
                    terms,
                    cycle,
                    repeats,
                    closes,
                    nextBeacon,
                    nextStanding,
                    votes,
                    nextBench,
                    candidates,
                    commitments,
                    nextSeats,
                    verifiers);
        }

        /** The same with verifiers. */
        Electing calling(List<VerifierSeat> called) {
            return new Electing(
                    terms,
                    cycle,
                    repeats,
                    closes,
                    beacon,
                    standing,
                    votes,
                    bench,
                    candidates,
                    commitments,
                    seats,
                    called);
        }

        @Override
        public List<ParticipantId> engaged() {
            return Committee.with(standing.keys(), verifiers);
        }
    }

    /** Candidates say what their sealed votes were, until {@code closes}. */
    record Revealing(Electing cycle, Instant closes) implements Convened {
        @Override
        public Terms terms() {
            return cycle.terms();
        }

        @Override
        public String words() {
            return "revealing the votes of cycle " + cycle.cycle();
        }

        @Override
        public List<ParticipantId> engaged() {
            return cycle.engaged();
        }
    }

    /**
     * Candidates prove their lots.
     *
     * @param attempt from 1
     * @param seed what the lots are values for
     * @param values of those who have proven them
     */
    record Proving(
            Electing cycle, int attempt, String seed, Instant closes, PersistentMap<ParticipantId, String> values)
            implements Convened {
        @Override
        public Terms terms() {
            return cycle.terms();
        }

        @Override
        public String words() {
            return "waiting for the proofs of lots, attempt " + attempt;
        }

        @Override
        public List<ParticipantId> engaged() {
            return cycle.engaged();
        }
    }

    /**
     * Too few are left, and some who were outvoted are asked back.
     *
     * @param asked who was asked to bind itself to the task again and has not answered
     */
    record Recalling(Electing cycle, List<ParticipantId> asked) implements Convened {
        public Recalling {
            asked = List.copyOf(asked);
        }

        @Override
        public Terms terms() {
            return cycle.terms();
        }

        @Override
        public String words() {
            return "asking candidates back";
        }

        @Override
        public List<ParticipantId> engaged() {
            List<ParticipantId> all = new ArrayList<>(cycle.engaged());
            all.addAll(asked);
            return List.copyOf(all);
        }
    }

    /**
     * The members measure how far they are from one another; {@code members} holds their endpoints.
     *
     * @param seats how many seats each has won by lot; one each where no lots are drawn
     * @param verifiers whom the lots have seated as verifiers
     */
    record Pinging(
            Terms terms,
            Instant closes,
            String beacon,
            PersistentMap<ParticipantId, String> members,
            PersistentMap<ParticipantId, Integer> bench,
            PersistentMap<ParticipantId, List<Ping>> reports,
            PersistentMap<ParticipantId, Integer> seats,
            List<VerifierSeat> verifiers)
            implements Convened {
        public Pinging {
            verifiers = List.copyOf(verifiers);
        }

        @Override
        public String words() {
            return "measuring distances";
        }

        @Override
        public List<ParticipantId> engaged() {
            return Committee.with(members.keys(), verifiers);
        }
    }

    /** A state in which the committee is complete and led. */
    sealed interface Seated extends Convened {
        Roster roster();

        /** The same state with other people. */
        Seated with(Roster roster);

        @Override
        default Terms terms() {
            return roster().terms();
        }

        @Override
        default List<ParticipantId> engaged() {
            return roster().engaged();
        }
    }

    /** Complete and led, waiting for the client's segments. */
    record Elected(Roster roster) implements Seated {
        @Override
        public Elected with(Roster other) {
            return new Elected(other);
        }

        @Override
        public String words() {
            return "elected, and waiting for segments";
        }
    }

    /** The members rank the segments offered. */
    record Ranking(
            Roster roster, Instant closes, List<String> offered, PersistentMap<ParticipantId, List<String>> rankings)
            implements Seated {
        public Ranking {
            offered = List.copyOf(offered);
        }

        @Override
        public Ranking with(Roster other) {
            return new Ranking(other, closes, offered, rankings);
        }

        @Override
        public String words() {
            return "ranking segments";
        }
    }

    /** The segments are allocated; the task has the members train. */
    record Working(Roster roster, List<String> offered, List<Allocation> allocation) implements Seated {
        public Working {
            offered = List.copyOf(offered);
            allocation = List.copyOf(allocation);
        }

        @Override
        public Working with(Roster other) {
            return new Working(other, offered, allocation);
        }

        @Override
        public String words() {
            return "at work";
        }
    }

    /** The work is over, whatever its end. */
    record Disbanded(String name) implements Committee {
        @Override
        public String words() {
            return "disbanded";
        }
    }

    /** No committee could be found, or kept. */
    record Failed(String name, String reason) implements Committee {
        @Override
        public String words() {
            return "failed: " + reason;
        }
    }
}
