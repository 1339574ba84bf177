package assay.domain.task;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;

import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.evaluation.Report;
import assay.domain.miner.MinerCommand;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import assay.domain.training.Outliers;
import assay.domain.training.Screening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What members of a crew lose stake for, and who found out: the author of an update that was copied. Silence is found by
 * the task, a wrong aggregate by evaluators, who vote on it; neither gets anything for it.
 */
final class Offences {
    private Offences() {}

    /** An offence as it is written in a file. */
    static String word(Offence offence) {
        return offence.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Whether what members stake must answer for this task alone. */
    static boolean pledges(Posted posted) {
        return !posted.spec().slashing().penalties().isEmpty();
    }

    /** A copy is refused; where it costs stake it is recorded too, once, and is all the copier gives in this round. */
    static Decision<TaskEvent> copied(
            Task.Training at, TaskCommand.SubmitUpdate given, ParticipantId original, ParticipantId who, Instant now) {
        int round = at.round().number();
        boolean costs = posted(at).slashing().shareMicros(Offence.COPY) > 0
                && given.round() == round
                && at.round() instanceof Round.Collecting;
        if (!costs || Rounds.hasAnswered(at, who)) {
            return rejected(new TaskRejection.CopiedUpdate(TaskEntity.id(at), round, original));
        }
        Steps steps = new Steps(at).then(new TaskEvent.UpdateCopied(round, who, original));
        return accepted(Rounds.closeIfComplete(steps, now));
    }

    private static TaskSpec posted(Task.Training at) {
        return at.posted().spec();
    }

    /** Whose updates stand out; standing out is no offence, and costs no stake. */
    static Optional<TaskEvent> flagged(Task.Training at, Report median) {
        Outliers outliers = posted(at).training().updates().outliers();
        if (outliers == Outliers.IGNORE) return Optional.empty();
        List<ParticipantId> makers = Makers.of(at);
        List<ParticipantId> miners = Screening.outlying(median.traits(), Makers.compared(at)).stream()
                .map(makers::get)
                .distinct()
                .toList();
        if (miners.isEmpty()) return Optional.empty();
        return Optional.of(new TaskEvent.UpdatesFlagged(at.round().number(), miners, outliers == Outliers.EXCLUDE));
    }

    /** What {@code event} costs whom. */
    static List<Send> punished(Task.Known task, TaskEvent event) {
        if (event instanceof TaskEvent.UpdateCopied copied) {
            return slash(task, copied.miner(), Offence.COPY, "UpdateCopied", copied.round(), copied.original());
        }
        if (event instanceof TaskEvent.MemberSilent silent && task instanceof Task.Training at) {
            int round = at.round().number();
            if (at.round() instanceof Round.Revealing) {
                return slash(task, silent.member(), Offence.NO_REVEAL, "MemberSilent", round, null);
            }
            if (silent.rounds() < Rounds.SILENT_ROUNDS) return List.of();
            return slash(task, silent.member(), Offence.NO_ANSWER, "MemberSilent", round, null);
        }
        if (event instanceof TaskEvent.LeaderSucceeded next) {
            return slash(task, next.silent(), Offence.NO_ANSWER, "LeaderSucceeded", next.round(), null);
        }
        if (event instanceof TaskEvent.LeaderDeposed deposed) {
            return slash(task, deposed.leader(), Offence.WRONG_RESULT, "LeaderDeposed", deposed.round(), null);
        }
        return List.of();
    }

    private static List<Send> slash(
            Task.Known task,
            ParticipantId offender,
            Offence offence,
            String event,
            int round,
            @org.jspecify.annotations.Nullable ParticipantId finder) {
        SlashingTable table = task.posted().spec().slashing();
        long share = table.shareMicros(offence);
        if (share == 0) return List.of();
        // The client gains nothing by what happens to those who work for it.
        Optional<ParticipantId> paid = Optional.ofNullable(finder)
                .filter(who -> !who.equals(task.posted().client()));
        EntityId miner = new EntityId(EntityType.MINER, offender.name());
        String shown = event + " of round " + round;
        return List.of(new Send(
                miner,
                new MinerCommand.Slash(
                        task.posted().task(), offence, share, paid, paid.isEmpty() ? 0 : table.finderMicros(), shown)));
    }
}
