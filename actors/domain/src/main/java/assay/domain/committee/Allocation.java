package assay.domain.committee;

import assay.domain.entity.ParticipantId;
import java.util.List;

/** The segments, by hash, that one member trains on. */
public record Allocation(ParticipantId member, List<String> hashes) {
    public Allocation {
        hashes = List.copyOf(hashes);
    }
}
