package assay.domain.evaluation;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.NotUnderstood;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.evaluation.Evaluation.Committing;
import assay.domain.evaluation.Evaluation.Convened;
import assay.domain.evaluation.Evaluation.Enrolling;
import assay.domain.evaluation.Evaluation.Revealing;
import assay.domain.evaluation.EvaluationEvent.EvaluationDissolved;
import assay.domain.evaluation.EvaluationEvent.EvaluationFailed;
import assay.domain.evaluation.EvaluationEvent.EvaluatorSubstituted;
import assay.domain.evaluation.EvaluationEvent.EvaluatorsDrawn;
import assay.domain.evaluation.EvaluationEvent.MeasurementFailed;
import assay.domain.evaluation.EvaluationEvent.MeasurementTaken;
import assay.domain.participant.Work;
import assay.domain.task.TaskCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The evaluation's rules: who may say what when. What is decided is in {@link Enrolment} and {@link Measurements}. */
public final class EvaluationEntity implements Entity<Evaluation, EvaluationEvent> {
    @Override
    public EntityType type() {
        return EntityType.EVALUATION;
    }

    @Override
    public Evaluation initial(String name) {
        return new Evaluation.None(name);
    }

    @Override
    public Decision<EvaluationEvent> decide(Evaluation state, Command command, Origin from, Instant now) {
        if (!(command instanceof EvaluationCommand known)) return rejected(NotUnderstood.of(state.id(), command));
        if (isFromTask(known)) {
            if (from.isEntity(state.task())) return task(state, known, now);
            return rejected(NotAllowed.of(state.id(), command, state.task().toString(), from));
        }
        if (from instanceof Origin.FromParticipant who) return evaluator(state, known, who.participant(), now);
        return rejected(NotAllowed.of(state.id(), command, "an evaluator", from));
    }

    private static boolean isFromTask(EvaluationCommand command) {
        return command instanceof EvaluationCommand.Convene
                || command instanceof EvaluationCommand.MeasureModel
                || command instanceof EvaluationCommand.Exclude
                || command instanceof EvaluationCommand.Dissolve;
    }

    private static Decision<EvaluationEvent> task(Evaluation state, EvaluationCommand command, Instant now) {
        if (command instanceof EvaluationCommand.Convene convene) return Enrolment.convene(state, convene, now);
        if (command instanceof EvaluationCommand.Dissolve) return accepted(dissolve(state));
        if (command instanceof EvaluationCommand.MeasureModel measure && state instanceof Convened convened) {
            return Measurements.ask(convened, measure, now);
        }
        if (command instanceof EvaluationCommand.Exclude exclude) {
            // Where nobody evaluates, or will, there is nobody to exclude.
            if (state instanceof Evaluation.Dissolved || state instanceof Evaluation.Failed) return unchanged();
            if (state instanceof Convened convened) return Measurements.exclude(convened, exclude.participant(), now);
        }
        return rejected(NotNow.of(state.id(), command, state.words()));
    }

    private static List<EvaluationEvent> dissolve(Evaluation state) {
        if (state instanceof Evaluation.Dissolved || state instanceof Evaluation.Failed) return List.of();
        return List.of(
                state instanceof Convened at
                        ? new EvaluationDissolved(at.panel().bonds().engaged())
                        : new EvaluationDissolved());
    }

    private static Decision<EvaluationEvent> evaluator(
            Evaluation state, EvaluationCommand command, ParticipantId evaluator, Instant now) {
        if (command instanceof EvaluationCommand.Enrol && state instanceof Enrolling enrolling) {
            return Enrolment.enrol(enrolling, evaluator, now);
        }
        if (command instanceof EvaluationCommand.CommitReport commit && state instanceof Committing committing) {
            return Measurements.commit(committing, commit, evaluator, now);
        }
        if (command instanceof EvaluationCommand.RevealReport reveal && state instanceof Revealing revealing) {
            return Measurements.reveal(revealing, reveal, evaluator, now);
        }
        return rejected(NotNow.of(state.id(), command, state.words()));
    }

    @Override
    public List<Send> react(Evaluation state, EvaluationEvent event) {
        Optional<TaskCommand> news = report(event);
        return news.isPresent()
                ? also(new Send(state.task(), news.get()), Bonding.reactions(state, event))
                : Bonding.reactions(state, event);
    }

    private static List<Send> also(Send first, List<Send> others) {
        List<Send> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    /** What the task hears of an event. */
    private static Optional<TaskCommand> report(EvaluationEvent event) {
        if (event instanceof EvaluatorsDrawn drawn) {
            return Optional.of(new TaskCommand.EvaluatorsDrawn(drawn.evaluators()));
        }
        if (event instanceof EvaluatorSubstituted substituted) {
            return Optional.of(new TaskCommand.EvaluatorReplaced(substituted.lost(), substituted.substitute()));
        }
        if (event instanceof EvaluationFailed failed) {
            return Optional.of(new TaskCommand.MeasurementFailed(0, failed.reason()));
        }
        if (event instanceof MeasurementTaken taken) {
            return Optional.of(new TaskCommand.MeasurementTaken(taken.measurement(), taken.median(), taken.agreeing()));
        }
        if (event instanceof MeasurementFailed failed) {
            return Optional.of(new TaskCommand.MeasurementFailed(failed.measurement(), failed.reason()));
        }
        return Optional.empty();
    }

    @Override
    public Optional<Instant> wakeAt(Evaluation state) {
        if (state instanceof Enrolling enrolling) return Optional.of(enrolling.closes());
        if (state instanceof Committing committing) return Optional.of(committing.closes());
        if (state instanceof Revealing revealing) return Optional.of(revealing.closes());
        return Optional.empty();
    }

    @Override
    public List<EvaluationEvent> wake(Evaluation state, Instant now) {
        if (state instanceof Enrolling enrolling) return Enrolment.timeOver(enrolling, now);
        Steps steps = new Steps(state);
        if (state instanceof Committing)
            return Measurements.closeCommit(steps, now).events();
        if (state instanceof Revealing)
            return Measurements.closeReveal(steps, now).events();
        return List.of();
    }

    /** A task that refuses to hear who measures for it no longer needs anything measured. */
    @Override
    public List<EvaluationEvent> answered(
            Evaluation state, EntityId by, Command command, Outcome outcome, Instant now) {
        boolean unwanted = command instanceof TaskCommand.EvaluatorsDrawn && outcome instanceof Outcome.Refused;
        if (unwanted) return dissolve(state);
        return Bonding.answered(state, new ParticipantId(by.name()), command, outcome, now);
    }

    @Override
    public Object occasion(Evaluation state) {
        if (state instanceof Enrolling enrolling) return List.of("enrol", enrolling.closes());
        if (state instanceof Committing open) {
            return List.of(
                    "commit",
                    open.measurement().number(),
                    open.closes(),
                    open.panel().drawn());
        }
        if (state instanceof Revealing open) {
            return List.of("reveal", open.measurement().number(), open.closes());
        }
        return "nothing";
    }

    @Override
    public Optional<List<ParticipantId>> called(Evaluation state) {
        if (state instanceof Enrolling) return Optional.empty();
        if (state instanceof Committing open) return Optional.of(open.panel().serving());
        if (state instanceof Revealing open)
            return Optional.of(open.commitments().keys());
        return Optional.of(List.of());
    }

    @Override
    public List<Work> work(Evaluation state, ParticipantId who, Instant now) {
        return open(state, who).filter(work -> now.isBefore(work.closes())).stream()
                .toList();
    }

    private static Optional<Work> open(Evaluation state, ParticipantId who) {
        if (state instanceof Enrolling enrolling && Enrolment.isOpenTo(enrolling, who)) {
            return Optional.of(new Work.Enrol(state.id(), enrolling.closes()));
        }
        if (state instanceof Committing open
                && open.panel().serves(who)
                && !open.commitments().has(who)) {
            Panel.Measurement asked = open.measurement();
            return Optional.of(new Work.Commit(state.id(), asked.number(), asked.job(), open.closes()));
        }
        if (state instanceof Revealing open
                && open.commitments().has(who)
                && !open.reports().has(who)) {
            Panel.Measurement asked = open.measurement();
            return Optional.of(new Work.Reveal(state.id(), asked.number(), asked.job(), open.closes()));
        }
        return Optional.empty();
    }
}
