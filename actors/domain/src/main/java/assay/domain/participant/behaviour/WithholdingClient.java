package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import java.time.Instant;

/**
 * A client who keeps to itself what it owes from some point on: its offer, the addresses of its segments, or the hidden
 * ones at the end (what OpenMined's first contract let a data owner do for ever; rules.md, section 2, has the deadline).
 *
 * @param honest does the rest
 * @param from the first thing that it does not give
 */
public record WithholdingClient(Policy honest, Stage from) implements Habit {
    /** What a client owes, in order. */
    public enum Stage {
        OFFER,
        TRAINING,
        HIDDEN
    }

    @Override
    public Action act(Sight sight, Instant now) {
        Stage stage = Stage.OFFER;
        if (sight.work() instanceof Work.SendSegments send) {
            stage = send.stage().equals("hidden") ? Stage.HIDDEN : Stage.TRAINING;
        }
        return stage.compareTo(from) >= 0
                ? new Action.Pass()
                : honest.respond(sight, now).action();
    }
}
