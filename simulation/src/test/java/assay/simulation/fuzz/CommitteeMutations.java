package assay.simulation.fuzz;

import assay.domain.committee.Allocation;
import assay.domain.committee.Committee;
import assay.domain.committee.CommitteeCommand;
import assay.domain.committee.CommitteeEntity;
import assay.domain.committee.CommitteeEvent;
import assay.domain.committee.CommitteeEvent.CycleCounted;
import assay.domain.committee.CommitteeEvent.MembersChosen;
import assay.domain.committee.CommitteeEvent.MembersDrawn;
import assay.domain.committee.CommitteeEvent.MembersRanked;
import assay.domain.committee.CommitteeEvent.SegmentsOrdered;
import assay.domain.committee.Standing;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.simulation.Mutated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Wrong ways to find and lead a committee. */
final class CommitteeMutations {
    private static final Duration LATE = Duration.ofSeconds(4);

    private CommitteeMutations() {}

    static List<Mutation> all() {
        return List.of(
                committee("the-majority-stays", sound().deciding(counting(CommitteeMutations::majority))),
                committee("silent-voters-stay", sound().deciding(counting(CommitteeMutations::silent))),
                committee("nobody-is-outvoted", sound().deciding(counting(CommitteeMutations::everybody))),
                committee("a-minority-of-one-is-enough", sound().seeing(rules("minimum", minimum -> 1))),
                committee("one-seat-too-many", sound().seeing(rules("maximum", maximum -> maximum + 1))),
                committee("one-seat-too-few", sound().seeing(rules("maximum", maximum -> maximum - 1))),
                committee("draws-too-soon", sound().seeing(CommitteeMutations::impatient)),
                committee("draws-by-name", sound().deciding(CommitteeMutations::byName)),
                committee(
                        "counts-late-votes",
                        sound().seeing(CommitteeMutations::openLonger)
                                .oversleeping(Committee.Electing.class::isInstance, LATE)),
                committee("closes-a-cycle-never", sound().sleeping(Committee.Electing.class::isInstance)),
                committee(
                        "admits-the-unreachable",
                        sound().hearing(command -> command instanceof CommitteeCommand.Register asked
                                ? new CommitteeCommand.Register(true, asked.endpoint(), asked.vote())
                                : command)),
                committee("deaf-to-refusals", sound().answered(outcome -> Outcome.DONE)),
                committee(
                        "releases-nobody",
                        sound().telling((state, event, sends) ->
                                event instanceof CommitteeEvent.CommitteeDisbanded ? List.of() : sends)),
                committee("leaves-a-ballot-out", sound().seeing(CommitteeMutations::withoutFirstBallot)),
                committee("follower-leads", sound().deciding(MembersRanked.class, CommitteeMutations::swapped)),
                committee(
                        "breaks-ties-the-other-way",
                        sound().deciding(MembersRanked.class, CommitteeMutations::tiesReversed)),
                committee(
                        "gives-all-segments-to-the-leader",
                        sound().deciding(SegmentsOrdered.class, CommitteeMutations::greedy)));
    }

    private static Bent<Committee, CommitteeEvent> sound() {
        return new Bent<>(new CommitteeEntity());
    }

    private static Mutation committee(String name, Bent<Committee, CommitteeEvent> bent) {
        return new Mutation(name, Mutated.rules(bent));
    }

    /** Another count of each cycle, and the members that it leaves. */
    private static BiFunction<Committee, List<CommitteeEvent>, List<CommitteeEvent>> counting(
            BiFunction<Committee.Electing, CycleCounted, CycleCounted> other) {
        return (before, events) -> {
            List<CommitteeEvent> all = new ArrayList<>();
            Committee state = before;
            for (CommitteeEvent event : events) {
                CommitteeEvent next = event;
                if (event instanceof CycleCounted counted && state instanceof Committee.Electing electing) {
                    next = other.apply(electing, counted);
                } else if (event instanceof MembersChosen chosen && state instanceof Committee.Electing electing) {
                    next = new MembersChosen(electing.standing().keys(), chosen.closes());
                }
                state = next.applyTo(state);
                all.add(next);
            }
            return all;
        };
    }

    private static CycleCounted majority(Committee.Electing state, CycleCounted counted) {
        if (counted.outvoted().isEmpty()) return counted;
        List<ParticipantId> minority = new ArrayList<>(state.standing().keys());
        minority.removeAll(counted.silent());
        minority.removeAll(counted.outvoted());
        return Parts.with(
                Parts.with(counted, "outvoted", minority),
                "survivors",
                counted.outvoted().size());
    }

    private static CycleCounted silent(Committee.Electing state, CycleCounted counted) {
        int more = counted.survivors() + counted.silent().size();
        return Parts.with(Parts.with(counted, "silent", List.of()), "survivors", more);
    }

    private static CycleCounted everybody(Committee.Electing state, CycleCounted counted) {
        int more = counted.survivors() + counted.outvoted().size();
        return Parts.with(Parts.with(counted, "outvoted", List.of()), "survivors", more);
    }

    private static UnaryOperator<Committee> rules(String part, UnaryOperator<Integer> other) {
        return state -> {
            if (!(state instanceof Committee.Electing electing)) return state;
            var rules = electing.terms().rules();
            int value = part.equals("minimum") ? rules.minimum() : rules.maximum();
            var bent = Parts.with(rules, part, Math.max(1, other.apply(value)));
            return Parts.with(electing, "terms", Parts.with(electing.terms(), "rules", bent));
        };
    }

    private static Committee openLonger(Committee state) {
        if (!(state instanceof Committee.Electing electing)) return state;
        return Parts.with(electing, "closes", electing.closes().plus(LATE));
    }

    private static Committee impatient(Committee state) {
        return state instanceof Committee.Electing electing && electing.repeats() >= 2
                ? Parts.with(electing, "repeats", electing.repeats() + 13)
                : state;
    }

    private static List<CommitteeEvent> byName(Committee before, List<CommitteeEvent> events) {
        List<CommitteeEvent> all = new ArrayList<>();
        Committee state = before;
        for (CommitteeEvent event : events) {
            CommitteeEvent next = event;
            if (event instanceof MembersDrawn drawn && state instanceof Committee.Electing electing) {
                List<ParticipantId> names = electing.standing().keys();
                int seats = drawn.drawn().size();
                next = new MembersDrawn(drawn.beacon(), names.subList(0, seats), names.subList(seats, names.size()));
            } else if (event instanceof MembersChosen chosen && state instanceof Committee.Electing electing) {
                next = new MembersChosen(electing.standing().keys(), chosen.closes());
            }
            state = next.applyTo(state);
            all.add(next);
        }
        return all;
    }

    private static Committee withoutFirstBallot(Committee state) {
        if (!(state instanceof Committee.Pinging pinging) || pinging.reports().isEmpty()) return state;
        return Parts.with(
                pinging,
                "reports",
                pinging.reports().without(pinging.reports().keys().get(0)));
    }

    private static CommitteeEvent swapped(CommitteeEvent event) {
        List<Standing> standings = new ArrayList<>(((MembersRanked) event).standings());
        if (standings.size() > 1) Collections.swap(standings, 0, 1);
        return new MembersRanked(standings);
    }

    private static CommitteeEvent tiesReversed(CommitteeEvent event) {
        List<Standing> standings = new ArrayList<>(((MembersRanked) event).standings());
        for (int i = 1; i < standings.size(); i++) {
            if (standings.get(i - 1).points() == standings.get(i).points()) Collections.swap(standings, i - 1, i);
        }
        return new MembersRanked(standings);
    }

    private static CommitteeEvent greedy(CommitteeEvent event) {
        SegmentsOrdered ordered = (SegmentsOrdered) event;
        List<Allocation> allocation = new ArrayList<>();
        for (Allocation share : ordered.allocation()) {
            List<String> hashes = allocation.isEmpty() ? ordered.order() : List.of();
            allocation.add(new Allocation(share.member(), hashes));
        }
        return new SegmentsOrdered(ordered.order(), ordered.points(), allocation);
    }
}
