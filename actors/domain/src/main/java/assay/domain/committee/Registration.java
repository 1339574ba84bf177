package assay.domain.committee;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.committee.Committee.Candidate;
import assay.domain.committee.Committee.None;
import assay.domain.committee.Committee.Recruiting;
import assay.domain.committee.CommitteeEvent.CandidateAdmitted;
import assay.domain.committee.CommitteeEvent.CandidateApplied;
import assay.domain.committee.CommitteeEvent.CandidateTurnedAway;
import assay.domain.committee.CommitteeEvent.CandidatesInvitedAgain;
import assay.domain.committee.CommitteeEvent.CommitteeFailed;
import assay.domain.committee.CommitteeEvent.NewcomerInvited;
import assay.domain.committee.CommitteeEvent.RecruitingBegan;
import assay.domain.committee.CommitteeEvent.RegistrationClosed;
import assay.domain.committee.CommitteeEvent.RegistrationExtended;
import assay.domain.committee.CommitteeRejection.AlreadyRegistered;
import assay.domain.committee.CommitteeRejection.AskedOtherwise;
import assay.domain.committee.CommitteeRejection.BadEndpoint;
import assay.domain.committee.CommitteeRejection.BadVote;
import assay.domain.committee.CommitteeRejection.ClientMayNotMine;
import assay.domain.committee.CommitteeRejection.TooManyCandidates;
import assay.domain.committee.CommitteeRejection.TurnedAway;
import assay.domain.committee.CommitteeRejection.Unreachable;
import assay.domain.committee.CommitteeRejection.UnusableTerms;
import assay.domain.election.Vrf;
import assay.domain.entity.Decision;
import assay.domain.entity.NotNow;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerRejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How candidates are found. The window is as long as the rules say. If it ends with too few candidates it stays open
 * until there are enough, or until the task's deadline, which fails the committee. A miner is a candidate once it is
 * bound to the task; whoever is not when the window ends is out.
 */
final class Registration {
    /** The longest endpoint, in characters: a host name of 253, a colon, a port. */
    static final int MAX_ENDPOINT_LENGTH = 259;

    private Registration() {}

    static Decision<CommitteeEvent> recruit(Committee state, CommitteeCommand.Recruit command, Instant now) {
        Terms terms = new Terms(
                command.task(), command.rules(), command.clientMayMine(), command.deadline(), command.slashing());
        if (state instanceof None) {
            Optional<UnusableTerms> problem = problem(state, terms, now);
            if (problem.isPresent()) return rejected(problem.get());
            Instant window = now.plus(terms.rules().registration());
            return accepted(new RecruitingBegan(terms, earlier(window, terms.deadline())));
        }
        if (state instanceof Committee.Convened convened) {
            if (convened.terms().equals(terms)) return unchanged();
            return rejected(new AskedOtherwise(state.id(), "Recruit"));
        }
        return rejected(NotNow.of(state.id(), command, state.words()));
    }

    private static Optional<UnusableTerms> problem(Committee state, Terms terms, Instant now) {
        CommitteeRules rules = terms.rules();
        if (!terms.task().task().equals(state.task())) {
            return unusable(state, "task", terms.task().task(), state.task().toString());
        }
        if (rules.minimum() < 1) return unusable(state, "minimum", rules.minimum(), "at least 1");
        if (rules.maximum() < rules.minimum()) {
            return unusable(state, "maximum", rules.maximum(), "at least the minimum, " + rules.minimum());
        }
        if (!ElectionRule.ALL.contains(rules.election())) {
            return unusable(state, "election", rules.election(), String.join(", ", ElectionRule.ALL));
        }
        if (!terms.deadline().isAfter(now)) return unusable(state, "deadline", terms.deadline(), "later than " + now);
        BallotRules ballot = rules.ballot();
        int verifiers = rules.quotas().verifiers();
        if (verifiers < 0) return unusable(state, "verifiers", verifiers, "0 or more");
        if (verifiers > 0 && !rules.byLot()) {
            return unusable(state, "verifiers", verifiers, "0 where no lots are drawn");
        }
        if (ballot.reserves() < 0) return unusable(state, "reserves", ballot.reserves(), "0 or more");
        for (Duration window : List.of(
                rules.registration(),
                rules.votingCycle(),
                rules.pings(),
                rules.ranking(),
                ballot.reveal(),
                ballot.proofs())) {
            if (window.isNegative() || window.isZero()) return unusable(state, "a window", window, "more than nothing");
        }
        return Optional.empty();
    }

    private static Optional<UnusableTerms> unusable(Committee state, String field, Object found, String expected) {
        return Optional.of(new UnusableTerms(state.id(), field, found.toString(), expected));
    }

    static Decision<CommitteeEvent> register(
            Recruiting state, CommitteeCommand.Register command, ParticipantId miner, Supplier<Vrf> vrf) {
        Optional<Candidate> known =
                state.applying().get(miner).or(() -> state.admitted().get(miner));
        if (known.isPresent()) {
            boolean same = known.get().says(command);
            return same ? unchanged() : rejected(new AlreadyRegistered(state.id(), miner));
        }
        Optional<String> turnedAway = state.turnedAway().get(miner);
        if (turnedAway.isPresent()) return rejected(new TurnedAway(state.id(), miner, turnedAway.get()));
        if (!mayMine(state, miner)) return rejected(new ClientMayNotMine(state.id(), miner));
        if (!command.reachable()) return rejected(new Unreachable(state.id(), miner));
        if (!Voting.valid(command.vote())) return rejected(new BadVote(state.id(), command.vote()));
        if (!validEndpoint(command.endpoint())) return rejected(new BadEndpoint(state.id(), command.endpoint()));
        if (isFull(state)) return rejected(new TooManyCandidates(state.id(), Committee.MAX_CANDIDATES));
        Optional<CommitteeRejection> problem = Tickets.problem(state, command, miner, vrf);
        if (problem.isPresent()) return rejected(problem.get());
        return accepted(new CandidateApplied(miner, command.endpoint(), command.vote(), command.ticket()));
    }

    /** Whether registering is something {@code miner} could do. */
    static boolean isOpenTo(Recruiting state, ParticipantId miner) {
        // Whoever asks a full committee, and thousands may, is not looked for among its candidates.
        if (isFull(state) || !mayMine(state, miner)) return false;
        return !state.applying().has(miner)
                && !state.admitted().has(miner)
                && !state.turnedAway().has(miner);
    }

    private static boolean mayMine(Recruiting state, ParticipantId miner) {
        return state.terms().clientMayMine() || !state.terms().task().client().equals(miner);
    }

    private static boolean isFull(Recruiting state) {
        int applied = state.applying().size()
                + state.admitted().size()
                + state.turnedAway().size();
        return applied >= Committee.MAX_CANDIDATES;
    }

    private static boolean validEndpoint(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        return colon > 0
                && endpoint.length() <= MAX_ENDPOINT_LENGTH
                && endpoint.substring(colon + 1).matches("[0-9]{1,5}")
                && endpoint.chars().noneMatch(Character::isWhitespace);
    }

    /** A miner's answer to being asked to bind itself to the task. */
    static List<CommitteeEvent> engaged(Recruiting state, ParticipantId miner, Outcome outcome, Instant now) {
        if (!state.applying().has(miner)) return List.of();
        if (outcome instanceof Outcome.Refused refused) {
            if (hasPlaceForNewcomer(state, miner, refused)) return List.of(new NewcomerInvited(miner));
            // Whoever serves too many tasks now may have done with one of them soon.
            boolean busy = refused.rejection() instanceof MinerRejection.TooManyTasks
                    || refused.rejection() instanceof MinerRejection.StakeSpokenFor;
            Optional<Instant> again =
                    busy ? Optional.of(now.plus(state.terms().rules().registration())) : Optional.empty();
            return List.of(new CandidateTurnedAway(miner, refused.rejection().message(), again));
        }
        Steps steps = new Steps(state).then(new CandidateAdmitted(miner));
        Recruiting grown = (Recruiting) steps.state();
        if (grown.extended() && isEnough(grown)) close(steps, now);
        return steps.events();
    }

    private static boolean hasPlaceForNewcomer(Recruiting state, ParticipantId miner, Outcome.Refused refused) {
        if (!(refused.rejection() instanceof MinerRejection.StandingTooLow low) || !low.newcomer()) return false;
        if (state.applying().get(miner).filter(Candidate::newcomer).isPresent()) return false;
        long taken = state.applying().values().stream()
                        .filter(Candidate::newcomer)
                        .count()
                + state.admitted().values().stream().filter(Candidate::newcomer).count();
        return taken < state.terms().task().reputation().newcomers();
    }

    /** When something happens though nobody does anything. */
    static Instant wakeAt(Recruiting state) {
        return state.busy().values().stream().reduce(state.closes(), Registration::earlier);
    }

    /** The window, or the deadline, has passed, or somebody may try again. */
    static List<CommitteeEvent> timeOver(Recruiting state, Instant now) {
        if (now.isBefore(state.closes())) {
            return List.of(new CandidatesInvitedAgain(state.busy().entries().stream()
                    .filter(waiting -> !now.isBefore(waiting.getValue()))
                    .map(Map.Entry::getKey)
                    .toList()));
        }
        Steps steps = new Steps(state);
        Instant deadline = state.terms().deadline();
        if (isEnough(state)) return close(steps, now).events();
        if (now.isBefore(deadline)) return List.of(new RegistrationExtended(deadline));
        String reason = "only " + state.admitted().size() + " of at least "
                + state.terms().rules().wanted() + " had registered by the deadline";
        return List.of(new CommitteeFailed(reason, state.engaged()));
    }

    private static boolean isEnough(Recruiting state) {
        return state.admitted().size() >= state.terms().rules().fewest();
    }

    private static Steps close(Steps steps, Instant now) {
        Recruiting state = (Recruiting) steps.state();
        steps.then(
                new RegistrationClosed(state.admitted().size(), state.applying().keys()));
        return Voting.countFirst(steps, now);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
