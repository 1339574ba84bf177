package assay.domain.participant.behaviour;

import assay.domain.entity.EntityId;
import assay.domain.participant.Work;
import java.util.Optional;

/** The two ways for a miner into a task. */
final class Entrances {
    private Entrances() {}

    /** The task into which {@code work} leads; empty when it is something else. */
    static Optional<EntityId> task(Work work) {
        if (work instanceof Work.Register register)
            return Optional.of(register.task().task());
        return work instanceof Work.Join join ? Optional.of(join.task().task()) : Optional.empty();
    }
}
