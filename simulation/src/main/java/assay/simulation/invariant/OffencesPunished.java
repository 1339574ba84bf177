package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationEvent.ReportsPenalised;
import assay.domain.miner.MinerEvent.SlashUncollectable;
import assay.domain.miner.MinerEvent.Slashed;
import assay.domain.offence.Offence;
import assay.domain.task.TaskEvent.AggregationStarted;
import assay.domain.task.TaskEvent.LeaderDeposed;
import assay.domain.task.TaskEvent.LeaderSucceeded;
import assay.domain.task.TaskEvent.MeasurementStarted;
import assay.domain.task.TaskEvent.MemberSilent;
import assay.domain.task.TaskEvent.RevealOpened;
import assay.domain.task.TaskEvent.RoundMissed;
import assay.domain.task.TaskEvent.RoundOpened;
import assay.domain.task.TaskEvent.TaskDrafted;
import assay.domain.task.TaskEvent.UpdateCopied;
import assay.domain.task.TaskSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whoever offends as a task's journal shows it, and nobody else, is punished for it, once and by no more than the task's
 * table says; in the end every offence that costs something has been paid for, or has been found to be out of reach. The
 * client never finds anything.
 */
public final class OffencesPunished implements Invariant {
    /** Silence in so many rounds in a row is an offence. */
    private static final int PATIENCE = 2;

    private final Map<String, Case> cases = new TreeMap<>();
    private final Set<String> owed = new TreeSet<>();
    private final Set<String> paid = new TreeSet<>();

    private static final class Case {
        private final TaskSpec spec;
        private final ParticipantId client;
        private int round;
        private boolean showing;

        private Case(TaskDrafted drafted) {
            this.spec = drafted.spec();
            this.client = drafted.client();
        }
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        String name = entry.entity().name();
        for (Object event : entry.events()) {
            if (event instanceof TaskDrafted drafted) cases.put(name, new Case(drafted));
            Optional<String> broken = Optional.empty();
            Case at = cases.get(name);
            if (at != null && entry.entity().type() == EntityType.TASK) offended(entry.entity(), at, event);
            if (at != null && event instanceof ReportsPenalised wrong) reported(entry.entity(), at, wrong);
            if (event instanceof Slashed slashed) broken = slashed(name, slashed);
            if (event instanceof SlashUncollectable lost) {
                broken = settled(name, lost.task(), lost.offence(), lost.event());
            }
            if (broken.isPresent()) return broken.map(what -> entry.entity() + ": " + what);
        }
        return Optional.empty();
    }

    private void offended(EntityId task, Case at, Object event) {
        if (event instanceof RoundOpened opened) {
            at.round = opened.round();
            at.showing = false;
        }
        if (event instanceof RevealOpened) at.showing = true;
        boolean over = event instanceof AggregationStarted
                || event instanceof MeasurementStarted
                || event instanceof RoundMissed;
        if (over) at.showing = false;
        if (event instanceof UpdateCopied copied) {
            owe(task, at, copied.miner(), Offence.COPY, "UpdateCopied of round " + copied.round());
        }
        if (event instanceof MemberSilent silent) {
            String shown = "MemberSilent of round " + at.round;
            if (at.showing) owe(task, at, silent.member(), Offence.NO_REVEAL, shown);
            else if (silent.rounds() >= PATIENCE) owe(task, at, silent.member(), Offence.NO_ANSWER, shown);
        }
        if (event instanceof LeaderSucceeded next) {
            owe(task, at, next.silent(), Offence.NO_ANSWER, "LeaderSucceeded of round " + next.round());
        }
        if (event instanceof LeaderDeposed deposed) {
            owe(task, at, deposed.leader(), Offence.WRONG_RESULT, "LeaderDeposed of round " + deposed.round());
        }
    }

    private void reported(EntityId evaluation, Case at, ReportsPenalised wrong) {
        if (at.spec.evaluation().stake().isZero()) return;
        String shown = "measurement " + wrong.measurement();
        for (ParticipantId each : wrong.wrong()) owe(evaluation, at, each, Offence.WRONG_REPORT, shown);
        for (ParticipantId each : wrong.unrevealed()) owe(evaluation, at, each, Offence.NO_REVEAL, shown);
        for (ParticipantId each : wrong.silent()) owe(evaluation, at, each, Offence.NO_ANSWER, shown);
    }

    private void owe(EntityId at, Case task, ParticipantId who, Offence offence, String event) {
        if (task.spec.slashing().shareMicros(offence) > 0) owed.add(key(who.name(), at, offence, event));
    }

    private Optional<String> slashed(String miner, Slashed slashed) {
        Case at = cases.get(slashed.task().name());
        if (at == null) return Optional.of(slashed + " for a task that nobody has posted");
        if (slashed.finder().filter(at.client::equals).isPresent()) {
            return Optional.of(slashed + ": the client has found it");
        }
        long most = slashed.amount().micros() / 10 * 3 + 3;
        if (slashed.finders().micros() > most) {
            return Optional.of(slashed + ": the finder gets more than three tenths");
        }
        return settled(miner, slashed.task(), slashed.offence(), slashed.event());
    }

    private Optional<String> settled(String miner, EntityId task, Offence offence, String event) {
        // What others find out has laws of its own.
        boolean ours = event.startsWith("measurement ") || event.contains(" of round ");
        if (!ours) return Optional.empty();
        String key = key(miner, task, offence, event);
        if (!paid.add(key)) return Optional.of(key + " is punished twice");
        return owed.remove(key) ? Optional.empty() : Optional.of(key + " never happened, or costs nothing");
    }

    private static String key(String miner, EntityId task, Offence offence, String event) {
        return offence + " of " + miner + " in " + task + ", " + event;
    }

    @Override
    public Optional<String> brokenAtRest() {
        return owed.isEmpty() ? Optional.empty() : Optional.of("not punished: " + owed);
    }
}
