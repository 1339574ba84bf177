package assay.cluster.participant;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Where one participant's peers reach it: a small server that sends every byte back. One connection is served at a
 * time, and only briefly, so that a silent peer cannot hold the others up.
 */
final class Endpoint implements Closeable {
    private static final int BACKLOG = 64;
    private static final int PATIENCE_MILLIS = 500;
    private static final int MOST_BYTES = 256;

    private final ServerSocket server;
    private final Thread thread;

    private Endpoint(ServerSocket server) {
        this.server = server;
        this.thread = new Thread(this::serve, "endpoint-" + server.getLocalPort());
        thread.setDaemon(true);
    }

    /** Opens an endpoint on a free port of {@code host}. */
    static Endpoint open(String host) throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getByName(host), 0), BACKLOG);
        Endpoint endpoint = new Endpoint(server);
        endpoint.thread.start();
        return endpoint;
    }

    /** {@code host:port}, as peers are told. */
    String address() {
        return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket peer = server.accept()) {
                peer.setSoTimeout(PATIENCE_MILLIS);
                peer.setTcpNoDelay(true);
                echo(peer);
            } catch (IOException gone) {
                // The peer went away, or this endpoint was closed: either way the next turn of the loop knows.
            }
        }
    }

    private static void echo(Socket peer) throws IOException {
        for (int count = 0; count < MOST_BYTES; count++) {
            int read = peer.getInputStream().read();
            if (read < 0) return;
            peer.getOutputStream().write(read);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
