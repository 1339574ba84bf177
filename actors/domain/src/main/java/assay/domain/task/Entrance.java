package assay.domain.task;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who was let in to a task that hands out assignments, where not everybody is.
 *
 * @param workers who asked, and whether it is engaged
 * @param newcomers who was offered a place for newcomers
 */
public record Entrance(PersistentMap<ParticipantId, Boolean> workers, List<ParticipantId> newcomers) {
    public Entrance {
        newcomers = List.copyOf(newcomers);
    }

    /** Nobody has asked. */
    public static Entrance unsaid() {
        return new Entrance(PersistentMap.empty(), List.of());
    }

    Entrance with(ParticipantId worker, boolean engaged) {
        return new Entrance(workers.with(worker, engaged), newcomers);
    }

    Entrance without(ParticipantId worker) {
        return new Entrance(workers.without(worker), newcomers);
    }

    Entrance inviting(ParticipantId newcomer) {
        List<ParticipantId> invited = new ArrayList<>(newcomers);
        invited.add(newcomer);
        return new Entrance(workers, invited);
    }

    boolean engages(ParticipantId worker) {
        return workers.getOr(worker, false);
    }

    List<ParticipantId> engaged() {
        List<ParticipantId> engaged = new ArrayList<>();
        for (Map.Entry<ParticipantId, Boolean> each : workers) if (each.getValue()) engaged.add(each.getKey());
        return engaged;
    }
}
