package assay.domain.task;

import assay.domain.entity.ParticipantId;
import assay.domain.miner.Admission;
import java.time.Instant;
import java.util.List;

/** Assignments that are not for everybody: a worker's own membership says whether it may have one. */
final class Admitting {
    private Admitting() {}

    /** Whether {@code who} must be let in first. */
    static boolean asks(Task.Assigning at, ParticipantId who) {
        return !Admission.to(at.posted().listing()).isOpen()
                && !at.handed().entrance().engages(who);
    }

    /** Whether the membership of {@code who} was asked, and has not answered. */
    static boolean awaits(Task.Assigning at, ParticipantId who) {
        return !at.handed().entrance().workers().getOr(who, true);
    }

    /** It is bound to the task until that ends, and has what it asked for if there still is one. */
    static List<TaskEvent> engaged(Task.Assigning at, ParticipantId who, Instant now) {
        if (!awaits(at, who)) return List.of();
        Steps steps = new Steps(at).then(new TaskEvent.MinerJoined(who));
        Task.Assigning after = (Task.Assigning) steps.task();
        return Handing.open(after, who, now)
                ? steps.then(Handing.taken(after, who, now)).events()
                : steps.events();
    }
}
