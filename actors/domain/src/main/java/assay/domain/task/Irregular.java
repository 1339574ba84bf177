package assay.domain.task;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers that do not count as they came.
 *
 * @param held late updates of the present round, which count for the next
 * @param copied in which round a member was last found to hand in what somebody else had made
 */
public record Irregular(List<Update> held, PersistentMap<ParticipantId, Integer> copied) {
    /** All answers came as they should. */
    static final Irregular NONE = new Irregular(List.of(), PersistentMap.empty());

    public Irregular {
        held = List.copyOf(held);
    }

    Irregular holding(Update late) {
        List<Update> more = new ArrayList<>(held);
        more.add(late);
        return new Irregular(more, copied);
    }

    Irregular holdingNone() {
        return held.isEmpty() ? this : new Irregular(List.of(), copied);
    }

    Irregular withCopy(ParticipantId member, int round) {
        return new Irregular(held, copied.with(member, round));
    }

    boolean holds(ParticipantId member) {
        return held.stream().anyMatch(update -> update.miner().equals(member));
    }

    boolean hasCopied(ParticipantId member, int round) {
        return copied.getOr(member, 0) == round;
    }
}
