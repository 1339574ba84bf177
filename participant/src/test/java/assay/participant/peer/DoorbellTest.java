package assay.participant.peer;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.Peer;
import assay.domain.committee.Ping;
import assay.domain.entity.ParticipantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorbellTest {
    @Test
    void those_who_answer_are_measured_and_the_others_left_out() throws IOException {
        try (Doorbell doorbell = Doorbell.open()) {
            List<Peer> peers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                peers.add(new Peer(new ParticipantId("m-" + i), doorbell.answer("127.0.0.1", 0)));
            }
            peers.add(new Peer(new ParticipantId("gone"), "127.0.0.1:" + freePort()));
            peers.add(new Peer(new ParticipantId("odd"), "nowhere"));

            List<Ping> pings = new TcpPeerProbe().probe(peers);

            assertThat(pings).hasSize(50).allMatch(ping -> ping.roundTripMicros() > 0);
        }
    }

    @Test
    void a_silent_peer_keeps_nobody_waiting() throws IOException {
        try (Doorbell doorbell = Doorbell.open()) {
            String address = doorbell.answer("127.0.0.1", 0);
            int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
            try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Peer peer = new Peer(new ParticipantId("ana"), address);
                assertThat(new TcpPeerProbe().probe(List.of(peer))).hasSize(1);
                // It is hung up on after a while.
                silent.setSoTimeout(20_000);
                assertThat(silent.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void the_same_port_is_taken_again_and_another_when_it_is_gone() throws IOException {
        int wanted = freePort();
        try (Doorbell first = Doorbell.open();
                Doorbell second = Doorbell.open()) {
            assertThat(first.answer("127.0.0.1", wanted)).isEqualTo("127.0.0.1:" + wanted);
            assertThat(second.answer("127.0.0.1", wanted)).isNotEqualTo("127.0.0.1:" + wanted);
        }
        try (Doorbell third = Doorbell.open()) {
            assertThat(third.answer("127.0.0.1", wanted)).isEqualTo("127.0.0.1:" + wanted);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
