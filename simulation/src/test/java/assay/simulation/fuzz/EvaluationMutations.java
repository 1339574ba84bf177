package assay.simulation.fuzz;

import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.Commitment;
import assay.domain.evaluation.Evaluation;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.evaluation.EvaluationEntity;
import assay.domain.evaluation.EvaluationEvent;
import assay.domain.evaluation.EvaluationEvent.EvaluatorsDrawn;
import assay.domain.evaluation.EvaluationEvent.MeasurementFailed;
import assay.domain.evaluation.EvaluationEvent.MeasurementTaken;
import assay.domain.evaluation.Report;
import assay.simulation.Mutated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Wrong ways to measure. */
final class EvaluationMutations {
    private static final Duration LATE = Duration.ofSeconds(4);

    private EvaluationMutations() {}

    static List<Mutation> all() {
        return List.of(
                evaluation("takes-the-upper-middle", sound().deciding(measuring(EvaluationMutations::upperMiddle))),
                evaluation("takes-the-mean", sound().deciding(measuring(EvaluationMutations::mean))),
                evaluation("takes-the-best-report", sound().deciding(measuring(EvaluationMutations::best))),
                evaluation("praises-who-was-silent", sound().deciding(EvaluationMutations::praising)),
                evaluation("half-is-a-quorum", sound().deciding(EvaluationMutations::contented)),
                evaluation("lets-a-trainer-measure", sound().deciding(EvaluationMutations::partial)),
                evaluation(
                        "takes-late-commitments",
                        sound().seeing(EvaluationMutations::committingLonger)
                                .oversleeping(Evaluation.Committing.class::isInstance, LATE)),
                evaluation(
                        "takes-late-reports",
                        sound().seeing(EvaluationMutations::revealingLonger)
                                .oversleeping(Evaluation.Revealing.class::isInstance, LATE)),
                evaluation("waits-for-reports-for-ever", sound().sleeping(Evaluation.Revealing.class::isInstance)),
                new Mutation("takes-reports-without-commitment", Mutated.rules(new Unbound())));
    }

    private static Bent<Evaluation, EvaluationEvent> sound() {
        return new Bent<>(new EvaluationEntity());
    }

    private static Mutation evaluation(String name, Bent<Evaluation, EvaluationEvent> bent) {
        return new Mutation(name, Mutated.rules(bent));
    }

    private static Evaluation committingLonger(Evaluation state) {
        if (!(state instanceof Evaluation.Committing open)) return state;
        return Parts.with(open, "closes", open.closes().plus(LATE));
    }

    private static Evaluation revealingLonger(Evaluation state) {
        if (!(state instanceof Evaluation.Revealing open)) return state;
        return Parts.with(open, "closes", open.closes().plus(LATE));
    }

    /** Another median of the reports there are. */
    private static BiFunction<Evaluation, List<EvaluationEvent>, List<EvaluationEvent>> measuring(
            Function<List<Report>, Report> other) {
        return (before, events) -> {
            List<EvaluationEvent> all = new ArrayList<>();
            Evaluation state = before;
            for (EvaluationEvent event : events) {
                EvaluationEvent next = event;
                if (event instanceof MeasurementTaken taken && state instanceof Evaluation.Revealing revealing) {
                    Report median = other.apply(List.copyOf(revealing.reports().values()));
                    next = new MeasurementTaken(taken.measurement(), median, taken.agreeing());
                }
                state = next.applyTo(state);
                all.add(next);
            }
            return all;
        };
    }

    private static Report upperMiddle(List<Report> reports) {
        return placewise(reports, sorted -> sorted.get(sorted.size() / 2));
    }

    private static Report mean(List<Report> reports) {
        return placewise(reports, values ->
                (long) values.stream().mapToLong(Long::longValue).average().orElseThrow());
    }

    private static Report best(List<Report> reports) {
        return placewise(reports, sorted -> sorted.get(0));
    }

    private static Report placewise(List<Report> reports, Function<List<Long>, Long> of) {
        List<Long> errors = new ArrayList<>();
        List<Long> losses = new ArrayList<>();
        for (int i = 0; i < reports.get(0).errorMicros().size(); i++) {
            int place = i;
            errors.add(of.apply(reports.stream()
                    .map(r -> r.errorMicros().get(place))
                    .sorted()
                    .toList()));
            losses.add(of.apply(reports.stream()
                    .map(r -> r.lossMicros().get(place))
                    .sorted()
                    .toList()));
        }
        return new Report(errors, losses, reports.get(0).aggregate());
    }

    private static List<EvaluationEvent> praising(Evaluation before, List<EvaluationEvent> events) {
        List<EvaluationEvent> all = new ArrayList<>();
        for (EvaluationEvent event : events) {
            boolean taken = event instanceof MeasurementTaken && before instanceof Evaluation.Convened;
            List<ParticipantId> drawn = taken
                    ? ((Evaluation.Convened) before)
                            .panel().drawn().stream().sorted().toList()
                    : List.of();
            all.add(taken ? Parts.with((MeasurementTaken) event, "agreeing", drawn) : event);
        }
        return all;
    }

    private static List<EvaluationEvent> contented(Evaluation before, List<EvaluationEvent> events) {
        if (!(before instanceof Evaluation.Revealing state) || state.reports().isEmpty()) return events;
        List<EvaluationEvent> all = new ArrayList<>();
        for (EvaluationEvent event : events) {
            boolean failed = event instanceof MeasurementFailed;
            all.add(
                    failed
                            ? new MeasurementTaken(
                                    state.measurement().number(),
                                    state.reports().values().get(0),
                                    state.reports().keys())
                            : event);
        }
        return all;
    }

    private static List<EvaluationEvent> partial(Evaluation before, List<EvaluationEvent> events) {
        List<EvaluationEvent> all = new ArrayList<>();
        for (EvaluationEvent event : events) {
            if (event instanceof EvaluatorsDrawn drawn && before instanceof Evaluation.Convened convened) {
                List<ParticipantId> seats = new ArrayList<>(drawn.evaluators());
                seats.set(0, convened.panel().excluded().get(0));
                all.add(new EvaluatorsDrawn(drawn.beacon(), seats, drawn.reserves()));
            } else {
                all.add(event);
            }
        }
        return all;
    }

    /** Believes that whoever shows a report had committed to it. */
    private static final class Unbound extends Bent<Evaluation, EvaluationEvent> {
        Unbound() {
            super(new EvaluationEntity());
            seeing(Unbound::allBound);
        }

        private static Evaluation allBound(Evaluation state) {
            if (!(state instanceof Evaluation.Revealing revealing)) return state;
            var commitments = revealing.commitments();
            for (ParticipantId evaluator : revealing.panel().serving()) {
                if (!commitments.has(evaluator)) commitments = commitments.with(evaluator, "none");
            }
            return Parts.with(revealing, "commitments", commitments);
        }

        @Override
        public assay.domain.entity.Decision<EvaluationEvent> decide(
                Evaluation state,
                assay.domain.entity.Command command,
                assay.domain.entity.Origin from,
                java.time.Instant now) {
            boolean shows = state instanceof Evaluation.Revealing
                    && command instanceof EvaluationCommand.RevealReport
                    && from instanceof assay.domain.entity.Origin.FromParticipant;
            if (!shows) return super.decide(state, command, from, now);
            Evaluation.Revealing revealing = (Evaluation.Revealing) state;
            EvaluationCommand.RevealReport report = (EvaluationCommand.RevealReport) command;
            ParticipantId who = ((assay.domain.entity.Origin.FromParticipant) from).participant();
            String hash = Commitment.of(state.id(), report.measurement(), who, report.report(), report.salt());
            Evaluation bound =
                    Parts.with(revealing, "commitments", revealing.commitments().with(who, hash));
            return super.decide(bound, command, from, now);
        }
    }
}
