package assay.domain.evaluation;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.CorruptJournal;
import assay.domain.entity.Event;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.evaluation.Evaluation.Committing;
import assay.domain.evaluation.Evaluation.Convened;
import assay.domain.evaluation.Evaluation.Enrolling;
import assay.domain.evaluation.Evaluation.Measuring;
import assay.domain.evaluation.Evaluation.Ready;
import assay.domain.evaluation.Evaluation.Revealing;
import assay.domain.offence.SlashingTable;
import assay.domain.training.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens to an evaluation. */
public sealed interface EvaluationEvent extends Event<Evaluation> {
    /**
     * Evaluators may enrol until {@code closes}.
     *
     * @param slashing what those who stake lose their stake for
     */
    record EnrolmentBegan(
            EvaluationRules rules,
            List<ParticipantId> excluded,
            Instant deadline,
            Instant closes,
            SlashingTable slashing)
            implements EvaluationEvent {
        public EnrolmentBegan {
            excluded = List.copyOf(excluded);
        }

        /** Nothing costs stake. */
        public EnrolmentBegan(EvaluationRules rules, List<ParticipantId> excluded, Instant deadline, Instant closes) {
            this(rules, excluded, deadline, closes, SlashingTable.unsaid());
        }

        @Override
        public Evaluation applyTo(Evaluation state) {
            String name = expect(Evaluation.None.class, state, this).name();
            Panel panel = new Panel(
                    name,
                    rules,
                    deadline,
                    excluded,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Bonds.under(slashing));
            String beacon = Sha256.of("enrolment").with(state.task().toString()).hex();
            return new Enrolling(panel, closes, false, beacon, PersistentMap.empty());
        }
    }

    /** Somebody wants to evaluate; its membership and stake are being checked. */
    record EvaluatorApplied(ParticipantId evaluator) implements EvaluationEvent {
        @Override
        public Evaluation applyTo(Evaluation state) {
            Enrolling now = expect(Enrolling.class, state, this);
            return now.with(now.panel().with(now.panel().bonds().asking(evaluator)));
        }
    }

    /** Whoever wanted to evaluate is no member of the market, or has too little at stake. */
    record EnrolmentRefused(ParticipantId evaluator, String reason) implements EvaluationEvent {
        @Override
        public Evaluation applyTo(Evaluation state) {
            Enrolling now = expect(Enrolling.class, state, this);
            return now.with(now.panel().with(now.panel().bonds().turnedAway(evaluator)));
        }
    }

    /** The stake of an evaluator was bound when the seats had been drawn, and is let go. */
    record EvaluatorTooLate(ParticipantId evaluator) implements EvaluationEvent {
        @Override
        public Evaluation applyTo(Evaluation state) {
            if (state instanceof Evaluation.None) throw new CorruptJournal(state, this);
            if (!(state instanceof Convened now)) return state;
            return now.with(now.panel().with(now.panel().bonds().turnedAway(evaluator)));
        }
    }

    /**
     * Of a measurement, who did not do as it should. What that costs is in the slashing table; a report that is wrong or
     * missing is not paid in any case.
     *
     * @param wrong whose report is further from the median than the tolerance, or names another aggregate
     * @param unrevealed who committed to a report and did not show it
     * @param silent who gave nothing at all
     */
    record ReportsPenalised(
            long measurement, List<ParticipantId> wrong, List<ParticipantId> unrevealed, List<ParticipantId> silent)
            implements EvaluationEvent {
        public ReportsPenalised {
            wrong = List.copyOf(wrong);
            unrevealed = List.copyOf(unrevealed);
            silent = List.copyOf(silent);
        }

        @Override
        public Evaluation applyTo(Evaluation state) {
            Ready now = expect(Ready.class, state, this);
            List<ParticipantId> absent = new ArrayList<>(unrevealed);
            absent.addAll(silent);
            return now.with(now.panel().with(now.panel().bonds().counting(absent)));
        }
    }

    /** An evaluator is available. */
    record EvaluatorEnrolled(ParticipantId evaluator) implements EvaluationEvent {
        @Override
        public Evaluation applyTo(Evaluation state) {
            Enrolling now = expect(Enrolling.class, state, this);
            String beacon = Sha256.from(now.beacon()).with(evaluator.name()).hex();
            PersistentMap<ParticipantId, Integer> enrolled =
                    now.enrolled().with(evaluator, now.enrolled().size() + 1);
            Panel panel = Bonding.wanted(now.panel())
                    ? now.panel().with(now.panel().bonds().bound(evaluator))
                    : now.panel();
            return new Enrolling(panel, now.closes(), now.extended(), beacon, enrolled);
        }
    }

    /** The window is over with too few evaluators: it stays open until there are enough, at most until then. */
    record EnrolmentExtended(Instant until) implements EvaluationEvent {
        @Override
        public Evaluation applyTo(Evaluation state) {
            Enrolling now = expect(Enrolling.class, state, this);
            return new Enrolling(now.panel(), until, true, now.beacon(), now.enrolled());
        }
    }

    /**
     * The lowest lots won; the others stand by.
     *
     * @param beacon what the lots were drawn with: see {@link assay.domain.election.Lots}
     * @param reserves in which order the others take the place of whoever must not evaluate any more
     */
    record EvaluatorsDrawn(String beacon, List<ParticipantId> evaluators, List<ParticipantId> reserves)
            implements EvaluationEvent {
        public EvaluatorsDrawn {
            evaluators = List.copyOf(evaluators);
            reserves = List.copyOf(reserves);
        }

        @Override
        public Evaluation applyTo(Evaluation state) {
            return new Ready(expect(Enrolling.class, state, this).panel().of(evaluators, reserves));
        }
    }

    /**
     * Too few evaluators enrolled by the deadline.
     *
     * @param released whose stakes are let go
     */
    record EvaluationFailed(String reason, List<ParticipantId> released) implements EvaluationEvent {
        public EvaluationFailed {
            released = List.copyOf(released);
        }

        /** Nobody had anything at stake. */
        public EvaluationFailed(String reason) {
            this(reason, List.of());
        }

        @Override
        public Evaluation applyTo(Evaluation state) {
            return new Evaluation.Failed(expect(Enrolling.class, state, this).name(), reason);
        }
    }

    /** A model is to be measured, as soon as nothing else is. */
    record MeasurementAsked(long measurement, Job.Measure job) implements EvaluationEvent {
        @Override
        public Evaluation applyTo(Evaluation state) {
            Convened now = expect(Convened.class, state, this);
            return now.with(now.panel().asked(new Panel.Measurement(measurement, job)));
        }
    }

    /** Evaluators measure, and bind themselves to what they find, until {@code closes}. */
    record CommitOpened(long measurement, Instant closes) implements EvaluationEvent {
        @Override
        public Evaluation applyTo(Evaluation state) {
            Panel panel = expect(Ready.class, state, this).panel();
            if (panel.waiting().isEmpty()) throw new CorruptJournal(state, this);
            return new Committing(panel.withoutFirstWaiting(), panel.waiting().get(0), closes, PersistentMap.empty());
        }
    }

    /** An evaluator is bound to a report. */
    record ReportCommitted(long measurement, ParticipantId evaluator, String commitment) implements EvaluationEvent {
        @Override
        public Evaluation applyTo(Evaluation state) {
            Committing now = expect(Committing.class, state, this);
            return new Committing(
                    now.panel(),
                    now.measurement(),
                    now.closes(),
                    now.commitments().with(evaluator, commitment));
        }
    }

    /** Whoever is bound shows the report, until {@code closes}. */
    record RevealOpened(long measurement, Instant closes) implements EvaluationEvent {
        @Override
        public Evaluation applyTo(Evaluation state) {
            Committing now = expect(Committing.class, state, this);
            return new Revealing(now.panel(), now.measurement(), closes, now.commitments(), PersistentMap.empty());
        }
    }

    /** An evaluator showed the report that it was bound to. */
    record ReportRevealed(long measurement, ParticipantId evaluator, Report report, String salt)
            implements EvaluationEvent {
        @Override
        public Evaluation applyTo(Evaluation state) {
            Revealing now = expect(Revealing.class, state, this);
            return new Revealing(
                    now.panel(),
                    now.measurement(),
                    now.closes(),
                    now.commitments(),
                    now.reports().with(evaluator, report));
        }
    }

    /**
     * A model is measured.
     *
     * @param median of the reports revealed in time, place by place, with the aggregate that most of them name
     * @param agreeing whose report is within tolerance of the median and names that aggregate
     */
    record MeasurementTaken(long measurement, Report median, List<ParticipantId> agreeing) implements EvaluationEvent {
        public MeasurementTaken {
            agreeing = List.copyOf(agreeing);
        }

        @Override
        public Evaluation applyTo(Evaluation state) {
            return new Ready(expect(Revealing.class, state, this).panel());
        }
    }

    /** Too few evaluators committed, or revealed. */
    record MeasurementFailed(long measurement, String reason) implements EvaluationEvent {
        @Override
        public Evaluation applyTo(Evaluation state) {
            return new Ready(expect(Measuring.class, state, this).panel());
        }
    }

    /**
     * A participant trains from now on, or was silent for too long, and may not evaluate; what it committed or revealed
     * just now is void.
     *
     * @param released whether its stake was bound, and is let go
     */
    record ParticipantExcluded(ParticipantId participant, boolean released) implements EvaluationEvent {
        /** Who had nothing at stake. */
        public ParticipantExcluded(ParticipantId participant) {
            this(participant, false);
        }

        @Override
        public Evaluation applyTo(Evaluation state) {
            Convened now = expect(Convened.class, state, this);
            Panel panel = now.panel().excluding(participant);
            if (now instanceof Enrolling open) {
                return new Enrolling(
                        panel,
                        open.closes(),
                        open.extended(),
                        open.beacon(),
                        open.enrolled().without(participant));
            }
            if (now instanceof Committing open) {
                return new Committing(
                        panel,
                        open.measurement(),
                        open.closes(),
                        open.commitments().without(participant));
            }
            if (now instanceof Revealing open) {
                return new Revealing(
                        panel,
                        open.measurement(),
                        open.closes(),
                        open.commitments().without(participant),
                        open.reports().without(participant));
            }
            return now.with(panel);
        }
    }

    /** The next reserve takes the place of an evaluator that was excluded, from the present measurement's next step on. */
    record EvaluatorSubstituted(ParticipantId lost, ParticipantId substitute) implements EvaluationEvent {
        @Override
        public Evaluation applyTo(Evaluation state) {
            Convened now = expect(Convened.class, state, this);
            Panel panel = now.panel();
            boolean next = panel.drawn().contains(lost)
                    && !panel.reserves().isEmpty()
                    && panel.reserves().get(0).equals(substitute);
            if (!next) throw new CorruptJournal(state, this);
            return now.with(panel.substituting(lost, substitute));
        }
    }

    /**
     * The work is over.
     *
     * @param released whose stakes are let go
     */
    record EvaluationDissolved(List<ParticipantId> released) implements EvaluationEvent {
        public EvaluationDissolved {
            released = List.copyOf(released);
        }

        /** Nobody had anything at stake. */
        public EvaluationDissolved() {
            this(List.of());
        }

        @Override
        public Evaluation applyTo(Evaluation state) {
            if (state instanceof Evaluation.Failed || state instanceof Evaluation.Dissolved) {
                throw new CorruptJournal(state, this);
            }
            return new Evaluation.Dissolved(state.name());
        }
    }

    private static <S extends Evaluation> S expect(Class<S> phase, Evaluation state, EvaluationEvent event) {
        if (!phase.isInstance(state)) throw new CorruptJournal(state, event);
        return phase.cast(state);
    }
}
