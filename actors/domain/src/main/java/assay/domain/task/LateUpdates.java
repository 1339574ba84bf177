package assay.domain.task;

import assay.domain.entity.ParticipantId;
import assay.domain.training.UpdateRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Updates that come after their round has closed: answers to the next one, if the task takes them at all. */
final class LateUpdates {
    private LateUpdates() {}

    /** The most samples that a miner may claim where claims are doubled. */
    static final long MAX_SAMPLES = Long.MAX_VALUE / 4;

    /** Whether {@code who} may still answer {@code round}, which is over. */
    static boolean taken(Task.Training at, int round, ParticipantId who) {
        UpdateRules rules = at.posted().spec().training().updates();
        if (rules.late() != UpdateRules.Late.NEXT_ROUND || !Rounds.asked(at, who)) return false;
        int current = at.round().number();
        if (round == current) return !(at.round() instanceof Round.Collecting) && !Rounds.hasAnswered(at, who);
        boolean missed = at.course().attendance().silent().has(who);
        return round == current - 1 && at.round() instanceof Round.Collecting && missed;
    }

    static List<TaskEvent> take(Task.Training at, int round, Update update, Instant now) {
        Steps steps = new Steps(at);
        if (round == at.round().number())
            return steps.then(new TaskEvent.UpdateHeld(round, update)).events();
        steps.then(new TaskEvent.UpdateAccepted(at.round().number(), update.asLate()));
        return Rounds.closeIfComplete(steps, now);
    }

    /** What was held back counts as soon as the next round is open. */
    static List<TaskEvent> count(Steps steps, List<Update> held) {
        int round = ((Task.Training) steps.task()).round().number();
        for (Update update : held) steps.then(new TaskEvent.UpdateAccepted(round, update.asLate()));
        return steps.events();
    }

    static List<Update> held(Task.Training at) {
        List<Update> held = new ArrayList<>();
        for (Update update : at.course().attendance().irregular().held()) {
            if (at.course().crew().has(update.miner())) held.add(update);
        }
        return held;
    }

    /** When an answer to the round that closes at {@code closes} comes too late even so. */
    static Instant until(Task.Training at, Instant closes) {
        TaskSpec spec = at.posted().spec();
        boolean next = spec.training().updates().late() == UpdateRules.Late.NEXT_ROUND;
        return next ? closes.plus(spec.round()) : closes;
    }
}
