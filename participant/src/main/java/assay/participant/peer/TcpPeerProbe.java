package assay.participant.peer;

import assay.domain.committee.Peer;
import assay.domain.committee.Ping;
import assay.domain.participant.PeerProbe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Measures peers over real connections: the median of several one-byte round trips on one connection each. */
public final class TcpPeerProbe implements PeerProbe {
    private static final int ROUND_TRIPS = 9;
    private static final int PATIENCE_MILLIS = 1_000;

    @Override
    public List<Ping> probe(List<Peer> peers) {
        List<Ping> pings = new ArrayList<>();
        for (Peer peer : peers) {
            OptionalLong micros =
                    address(peer.endpoint()).map(TcpPeerProbe::measure).orElse(OptionalLong.empty());
            micros.ifPresent(median -> pings.add(new Ping(peer.participant(), median)));
        }
        return pings;
    }

    private static OptionalLong measure(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            long[] nanos = new long[ROUND_TRIPS];
            for (int i = 0; i < ROUND_TRIPS; i++) {
                long start = System.nanoTime();
                socket.getOutputStream().write(i);
                if (socket.getInputStream().read() != i) return OptionalLong.empty();
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            return OptionalLong.of(Math.max(1, nanos[ROUND_TRIPS / 2] / 1_000));
        } catch (IOException e) {
            // Not answering in time is itself the measurement: such a peer is left out.
            return OptionalLong.empty();
        }
    }

    private static Optional<InetSocketAddress> address(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        if (colon <= 0) return Optional.empty();
        try {
            int port = Integer.parseInt(endpoint.substring(colon + 1));
            return Optional.of(new InetSocketAddress(endpoint.substring(0, colon), port));
        } catch (IllegalArgumentException e) {
            // A peer says what it likes about its endpoint; one that makes no sense cannot be reached.
            return Optional.empty();
        }
    }
}
