package assay.domain.task;

import assay.domain.entity.ParticipantId;
import assay.domain.training.Outliers;
import java.util.List;

/** Who made which update of a round, where members hand in several each and are compared by all of theirs. */
final class Makers {
    private Makers() {}

    /** Of each update the number of its maker, in the order in which they first handed in; empty where nobody asks. */
    static List<Integer> compared(Task.Training at) {
        if (!Iterating.applies(at.posted())) return List.of();
        if (at.posted().spec().training().updates().outliers() == Outliers.IGNORE) return List.of();
        List<ParticipantId> miners = of(at);
        List<ParticipantId> members = miners.stream().distinct().toList();
        return miners.stream().map(members::indexOf).toList();
    }

    static List<ParticipantId> of(Task.Training at) {
        return at.round().updates().stream().map(Update::miner).toList();
    }
}
