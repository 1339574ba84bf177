package assay.cluster.participant;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.Peer;
import assay.domain.committee.Ping;
import assay.domain.entity.ParticipantId;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpPeerProbeTest {
    private static final ParticipantId ANA = new ParticipantId("ana");
    private static final ParticipantId BEN = new ParticipantId("ben");

    @Test
    void measuresWhoAnswersAndLeavesOutWhoDoesNot() throws IOException {
        Endpoint closed = Endpoint.open("127.0.0.1");
        closed.close();
        try (Endpoint open = Endpoint.open("127.0.0.1")) {
            List<Ping> pings =
                    new TcpPeerProbe().probe(List.of(new Peer(ANA, open.address()), new Peer(BEN, closed.address())));

            assertThat(pings).extracting(Ping::peer).containsExactly(ANA);
            assertThat(pings.get(0).roundTripMicros()).isPositive();
        }
    }

    @Test
    void leavesOutEndpointsThatMakeNoSense() {
        List<Peer> peers = List.of(new Peer(ANA, "nowhere"), new Peer(BEN, "127.0.0.1:99999"), new Peer(BEN, ":1"));

        assertThat(new TcpPeerProbe().probe(peers)).isEmpty();
    }
}
