package assay.simulation.invariant;

import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.committee.BallotEvent.RevealOpened;
import assay.domain.committee.BallotEvent.VoteCommitted;
import assay.domain.committee.BallotEvent.VoteRevealed;
import assay.domain.committee.CommitteeCommand;
import assay.domain.committee.CommitteeEvent.CandidateAdmitted;
import assay.domain.committee.CommitteeEvent.CandidateApplied;
import assay.domain.committee.CommitteeEvent.CandidateTurnedAway;
import assay.domain.committee.CommitteeEvent.CycleCounted;
import assay.domain.committee.CommitteeEvent.CycleOpened;
import assay.domain.committee.CommitteeEvent.MembersChosen;
import assay.domain.committee.CommitteeEvent.MembersDrawn;
import assay.domain.committee.CommitteeEvent.RecruitingBegan;
import assay.domain.committee.CommitteeEvent.RegistrationClosed;
import assay.domain.committee.CommitteeEvent.VoteCast;
import assay.domain.committee.DrawEvent.SeatsDrawn;
import assay.domain.committee.RecallEvent.BenchRecalled;
import assay.domain.committee.RecallEvent.CandidateReturned;
import assay.domain.committee.Seat;
import assay.domain.committee.Terms;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.miner.MinerEvent.Engaged;
import assay.domain.miner.MinerEvent.Released;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A committee is who the votes say: candidates said that they are reachable and are bound to the task, the votes of each
 * cycle are counted as {@link Poll} counts them, lots fall as anybody can repeat, and in the end there are no fewer
 * members than the minimum, no more than the maximum, and nobody who had lost.
 */
public final class ElectionsCounted implements Invariant {
    private final Map<EntityId, Race> races = new TreeMap<>();
    /** Which miner is bound to which task. */
    private final Set<String> bound = new HashSet<>();

    private static final class Race {
        private final Terms terms;
        private final Map<ParticipantId, Integer> candidates = new TreeMap<>();
        private final Set<ParticipantId> applying = new TreeSet<>();
        private final Set<ParticipantId> asked = new TreeSet<>();
        private final Set<ParticipantId> standing = new TreeSet<>();
        private final Map<ParticipantId, Integer> votes = new TreeMap<>();
        private Instant closes;
        private int cycle = 1;
        private int repeats;
        /** Whether votes are sealed, and how many have sealed one in the cycle. */
        private boolean sealed;

        private int bound;
        private final Map<ParticipantId, Integer> outvoted = new TreeMap<>();

        private Race(Terms terms, Instant closes) {
            this.terms = terms;
            this.closes = closes;
        }
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (event instanceof Engaged engaged) bound.add(entry.entity().name() + " " + engaged.task());
            else if (event instanceof Released released)
                bound.remove(entry.entity().name() + " " + released.task());
            else if (event instanceof RecruitingBegan began) {
                races.put(entry.entity(), new Race(began.terms(), began.closes()));
            }
            Race race = races.get(entry.entity());
            if (race == null) continue;
            Optional<String> broken = seen(entry, race, event).map(what -> entry.entity() + ": " + what);
            if (broken.isPresent()) return broken;
        }
        return Optional.empty();
    }

    private Optional<String> seen(Entry<?> entry, Race race, Object event) {
        if (event instanceof CandidateApplied applied) return applied(entry, race, applied);
        if (event instanceof CandidateAdmitted admitted) return admitted(race, admitted.miner());
        if (event instanceof CandidateTurnedAway away) {
            race.applying.remove(away.miner());
            // Only who was busy may come again.
            if (away.again().isPresent()) race.candidates.remove(away.miner());
        }
        if (event instanceof RegistrationClosed closed) return closed(race, closed);
        if (event instanceof CycleOpened opened) {
            race.cycle = opened.cycle();
            race.closes = opened.closes();
            race.votes.clear();
            race.bound = 0;
        }
        if (event instanceof VoteCast vote) return voted(entry, race, vote.cycle(), vote.miner(), vote.vote());
        if (event instanceof RevealOpened opened) {
            race.closes = opened.closes();
            race.sealed = true;
        }
        if (event instanceof VoteCommitted) race.bound++;
        if (event instanceof VoteRevealed vote) return voted(entry, race, vote.cycle(), vote.miner(), vote.vote());
        if (event instanceof BenchRecalled recalled) return recalled(race, recalled.candidates());
        if (event instanceof CandidateReturned returned) return returned(race, returned.candidate());
        if (event instanceof SeatsDrawn drawn) {
            race.standing.retainAll(
                    new HashSet<>(drawn.seats().stream().map(Seat::member).toList()));
        }
        if (event instanceof CycleCounted counted) return counted(entry, race, counted);
        if (event instanceof MembersDrawn drawn) return drawn(race, drawn);
        if (event instanceof MembersChosen chosen) return chosen(race, chosen.members());
        return Optional.empty();
    }

    private static Optional<String> applied(Entry<?> entry, Race race, CandidateApplied applied) {
        boolean reachable = entry.cause() instanceof Cause.Told told
                && told.command() instanceof CommitteeCommand.Register register
                && register.reachable()
                && told.from().equals(applied.miner());
        boolean owner = race.terms.task().client().equals(applied.miner()) && !race.terms.clientMayMine();
        boolean known = race.candidates.put(applied.miner(), applied.vote()) != null;
        race.applying.add(applied.miner());
        if (reachable && !owner && !known) return Optional.empty();
        return Optional.of(applied.miner() + " may not be a candidate: applied by " + entry.cause());
    }

    private Optional<String> admitted(Race race, ParticipantId miner) {
        boolean asked = race.applying.remove(miner);
        race.standing.add(miner);
        if (asked && bound.contains(miner.name() + " " + race.terms.task().task())) return Optional.empty();
        return Optional.of("admitted " + miner + ", which is not bound to the task");
    }

    private static Optional<String> closed(Race race, RegistrationClosed closed) {
        if (race.terms.rules().election().equals("minority")) {
            for (ParticipantId candidate : race.standing) {
                race.votes.put(candidate, race.candidates.getOrDefault(candidate, 0));
            }
        }
        race.bound = race.standing.size();
        boolean same = closed.candidates() == race.standing.size()
                && closed.late().equals(List.copyOf(race.applying))
                && race.standing.size() >= race.terms.rules().minimum();
        if (same) return Optional.empty();
        return Optional.of(closed + ", but admitted were " + race.standing + ", and late " + race.applying);
    }

    private static Optional<String> voted(Entry<?> entry, Race race, int cycle, ParticipantId miner, int vote) {
        boolean again = race.votes.put(miner, vote) != null;
        boolean fair = race.standing.contains(miner)
                && cycle == race.cycle
                && (vote == 0 || vote == 1)
                && entry.time().isBefore(race.closes);
        if (fair && !again) return Optional.empty();
        return Optional.of(miner + " voted " + vote + " in cycle " + cycle + " at " + entry.time() + "; standing are "
                + race.standing
                + ", who vote once in cycle " + race.cycle + " before " + race.closes);
    }

    private static Optional<String> counted(Entry<?> entry, Race race, CycleCounted counted) {
        Poll poll = Poll.of(
                race.standing,
                race.votes,
                race.terms.rules().minimum(),
                race.terms.rules().maximum());
        boolean all = race.sealed
                ? race.votes.size() == race.bound
                : race.votes.keySet().containsAll(race.standing);
        boolean early = (race.cycle > 1 || race.sealed) && entry.time().isBefore(race.closes) && !all;
        boolean same = counted.cycle() == race.cycle
                && counted.kind() == poll.kind()
                && counted.zeros() == poll.zeros()
                && counted.ones() == poll.ones()
                && counted.survivors() == poll.left().size()
                && counted.silent().equals(poll.silent())
                && counted.outvoted().equals(poll.outvoted());
        race.standing.retainAll(new HashSet<>(poll.left()));
        for (ParticipantId loser : poll.outvoted()) race.outvoted.put(loser, race.cycle);
        race.votes.clear();
        race.repeats = poll.kind().repeats() ? race.repeats + 1 : 0;
        if (same && !early) return Optional.empty();
        return Optional.of(counted + (early ? " before all had voted" : "") + ", but the votes come to " + poll);
    }

    /** Whoever is asked back was outvoted, and nobody who is not asked got further. */
    private static Optional<String> recalled(Race race, List<ParticipantId> asked) {
        int fewest = Integer.MAX_VALUE;
        boolean losers = race.outvoted.keySet().containsAll(asked);
        for (ParticipantId one : asked) {
            Integer cycle = race.outvoted.remove(one);
            fewest = Math.min(fewest, cycle == null ? 0 : cycle);
        }
        int most = race.outvoted.values().stream().reduce(0, Math::max);
        race.asked.addAll(asked);
        if (losers && most <= fewest) return Optional.empty();
        return Optional.of("asks " + asked + " back; outvoted are besides " + race.outvoted);
    }

    private Optional<String> returned(Race race, ParticipantId miner) {
        boolean asked = race.asked.remove(miner);
        race.standing.add(miner);
        if (asked && bound.contains(miner.name() + " " + race.terms.task().task())) return Optional.empty();
        return Optional.of(miner + " came back, who was not asked or is not bound to the task");
    }

    private static Optional<String> drawn(Race race, MembersDrawn drawn) {
        List<ParticipantId> byLot = new ArrayList<>(race.standing);
        byLot.sort(Comparator.comparing(
                who -> Sha256.from(drawn.beacon()).with(who.name()).hex()));
        int seats = race.terms.rules().maximum();
        boolean same = race.repeats == 16
                && byLot.size() > seats
                && drawn.drawn().equals(byLot.subList(0, seats))
                && drawn.passedOver().equals(byLot.subList(seats, byLot.size()));
        race.standing.retainAll(new HashSet<>(drawn.drawn()));
        if (same) return Optional.empty();
        return Optional.of(drawn + " after " + race.repeats + " repetitions, but by lot they are " + byLot);
    }

    private static Optional<String> chosen(Race race, List<ParticipantId> members) {
        boolean fits = members.size() >= race.terms.rules().minimum()
                && members.size() <= race.terms.rules().maximum();
        if (fits && members.equals(List.copyOf(race.standing))) return Optional.empty();
        return Optional.of("chose " + members + ", but left were " + race.standing + ", expected "
                + race.terms.rules().minimum() + " to " + race.terms.rules().maximum());
    }
}
