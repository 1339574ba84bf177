package assay.domain.participant;

import assay.domain.committee.Peer;
import assay.domain.committee.Ping;
import java.util.List;

/** How participants measure their distance from one another: the only time they meet without the market. */
public interface PeerProbe {
    /** Round trips to {@code peers} in microseconds; a peer that does not answer in time is left out. */
    List<Ping> probe(List<Peer> peers);
}
