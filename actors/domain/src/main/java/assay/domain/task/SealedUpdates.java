package assay.domain.task;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.NotNow;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Updates that are committed to while the round is open and shown when it has closed: nobody can hand in what it has not
 * made, because there is nothing to see while there is time (rules of a commitment as M. Blum's coin flipping by
 * telephone has them, 1981).
 */
final class SealedUpdates {
    private static final Pattern COMMITMENT = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_SALT = 200;

    private SealedUpdates() {}

    static boolean wanted(Task.Known task) {
        return task.posted().spec().training().updates().sealed();
    }

    static Decision<TaskEvent> commit(Task.Known task, TaskCommand.CommitUpdate given, ParticipantId who, Instant now) {
        EntityId id = TaskEntity.id(task);
        if (!(task instanceof Task.Training at)) return rejected(NotNow.of(id, given, task.phase()));
        if (!wanted(task)) return rejected(NotNow.of(id, given, "taking updates openly"));
        if (!at.course().crew().has(who)) return rejected(new TaskRejection.NotOnCrew(id, who));
        int current = at.round().number();
        if (given.round() != current) return rejected(new TaskRejection.RoundNotCurrent(id, given.round(), current));
        Optional<Seal> earlier = sealOf(at.round(), who);
        if (earlier.isPresent()) {
            if (earlier.get().commitment().equals(given.commitment())) return unchanged();
            return rejected(new TaskRejection.AlreadyAnswered(id, current, who));
        }
        if (!(at.round() instanceof Round.Collecting)) {
            return rejected(NotNow.of(id, given, "past the collecting of round " + current));
        }
        if (!COMMITMENT.matcher(given.commitment()).matches()) {
            return rejected(new TaskRejection.SealNotValid(id, who));
        }
        Steps steps = new Steps(task).then(new TaskEvent.UpdateCommitted(current, who, given.commitment()));
        return accepted(Rounds.closeIfComplete(steps, now));
    }

    static Decision<TaskEvent> reveal(Task.Known task, TaskCommand.RevealUpdate given, ParticipantId who, Instant now) {
        EntityId id = TaskEntity.id(task);
        if (!(task instanceof Task.Training at)) return rejected(NotNow.of(id, given, task.phase()));
        if (!at.course().crew().has(who)) return rejected(new TaskRejection.NotOnCrew(id, who));
        int current = at.round().number();
        if (given.round() != current) return rejected(new TaskRejection.RoundNotCurrent(id, given.round(), current));
        Update update = new Update(who, given.update(), given.samples(), given.lossMicros(), given.accuracyMicros());
        if (at.round().updates().contains(update)) return unchanged();
        if (answered(at, who)) return rejected(new TaskRejection.AlreadyAnswered(id, current, who));
        if (!(at.round() instanceof Round.Revealing open)) {
            return rejected(NotNow.of(id, given, "not opening the commitments of round " + current));
        }
        Optional<Seal> seal = sealOf(open, who);
        if (seal.isEmpty()) return rejected(new TaskRejection.NotCommitted(id, current, who));
        if (given.samples() < 1) return rejected(new TaskRejection.NoSamples(id, given.samples()));
        String opened = given.salt().length() > MAX_SALT
                ? ""
                : Seal.of(id, current, who, given.update(), given.samples(), given.salt());
        if (!opened.equals(seal.get().commitment())) {
            return rejected(new TaskRejection.NotWhatWasCommitted(
                    id, current, who, seal.get().commitment()));
        }
        Steps steps = new Steps(task).then(new TaskEvent.UpdateRevealed(current, who, given.salt()));
        counted(steps, open, update);
        return accepted(Rounds.closeIfComplete(steps, now));
    }

    /** Of two that are the same, the one that was committed to first counts, whichever is shown first. */
    private static void counted(Steps steps, Round.Revealing open, Update update) {
        int round = open.number();
        for (Update other : open.updates()) {
            if (!other.address().equals(update.address())) continue;
            if (place(open, other.miner()) < place(open, update.miner())) {
                steps.then(new TaskEvent.UpdateCopied(round, update.miner(), other.miner()));
                return;
            }
            steps.then(new TaskEvent.UpdateCopied(round, other.miner(), update.miner()));
        }
        steps.then(new TaskEvent.UpdateAccepted(round, update));
    }

    private static int place(Round.Revealing open, ParticipantId who) {
        for (int i = 0; i < open.seals().size(); i++) {
            if (open.seals().get(i).miner().equals(who)) return i;
        }
        return open.seals().size();
    }

    static Optional<Seal> sealOf(Round round, ParticipantId who) {
        return round.seals().stream().filter(seal -> seal.miner().equals(who)).findFirst();
    }

    /** Whether everything that was committed to, and can still be shown, has been. */
    static boolean complete(Task.Training at, Round.Revealing open) {
        for (Seal seal : open.seals()) {
            if (at.course().crew().has(seal.miner()) && !answered(at, seal.miner())) return false;
        }
        return true;
    }

    /** Whether {@code who} has shown an update in this round, be it a copy. */
    static boolean answered(Task.Training at, ParticipantId who) {
        boolean shown =
                at.round().updates().stream().anyMatch(update -> update.miner().equals(who));
        return shown
                || at.course()
                        .attendance()
                        .irregular()
                        .hasCopied(who, at.round().number());
    }
}
