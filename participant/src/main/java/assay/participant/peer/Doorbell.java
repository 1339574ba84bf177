package assay.participant.peer;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the participants of a process are reached by their peers: a port for each, and one thread for all, which sends
 * every byte back. A peer that is silent, or has no end, is hung up on.
 */
public final class Doorbell implements Closeable {
    private static final int BACKLOG = 64;
    private static final int MOST_BYTES = 256;
    private static final int MOST_VISITORS = 1_024;
    private static final long PATIENCE_MILLIS = 2_000;

    private final Selector selector;
    private final Thread thread;

    /** A peer on the line. */
    private static final class Visitor {
        private final long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        private int bytes;
    }

    private Doorbell() throws IOException {
        selector = Selector.open();
        thread = new Thread(this::serve, "doorbell");
        thread.setDaemon(true);
    }

    /** One without any port yet. */
    public static Doorbell open() throws IOException {
        Doorbell doorbell = new Doorbell();
        doorbell.thread.start();
        return doorbell;
    }

    /**
     * Answers on one more port of {@code host}: on {@code wanted} if that can be had, otherwise on any free one.
     *
     * @param wanted 0 for any
     * @return {@code host:port}, as peers are told
     */
    public String answer(String host, int wanted) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            bind(server, host, wanted);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            selector.wakeup();
        } catch (IOException e) {
            server.close();
            throw e;
        }
        return host + ":" + ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private static void bind(ServerSocketChannel server, String host, int wanted) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        try {
            server.bind(new InetSocketAddress(address, wanted), BACKLOG);
        } catch (java.net.BindException e) {
            if (wanted == 0) throw e;
            server.bind(new InetSocketAddress(address, 0), BACKLOG);
        }
    }

    private void serve() {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        while (selector.isOpen()) {
            try {
                selector.select(PATIENCE_MILLIS);
                if (!selector.isOpen()) return;
                for (SelectionKey key : List.copyOf(selector.selectedKeys())) serve(key, bytes);
                selector.selectedKeys().clear();
                hangUp();
            } catch (IOException e) {
                // Nothing is left to serve with; the owner's ports are closed with the selector.
                close();
                return;
            }
        }
    }

    private void serve(SelectionKey key, ByteBuffer bytes) throws IOException {
        if (!key.isValid()) return;
        if (key.channel() instanceof ServerSocketChannel server) {
            accept(server);
            return;
        }
        SocketChannel peer = (SocketChannel) key.channel();
        Visitor visitor = (Visitor) key.attachment();
        try {
            bytes.clear();
            int read = peer.read(bytes);
            visitor.bytes += Math.max(0, read);
            if (read < 0 || visitor.bytes > MOST_BYTES) {
                peer.close();
                return;
            }
            // A byte at a time is what peers send: a full buffer is no reason to wait for anybody.
            peer.write(bytes.flip());
        } catch (IOException gone) {
            peer.close();
        }
    }

    private void accept(ServerSocketChannel server) throws IOException {
        SocketChannel peer;
        try {
            peer = server.accept();
        } catch (IOException none) {
            // Whoever rang has gone again, or this process may open nothing more just now.
            return;
        }
        if (peer == null) return;
        if (selector.keys().size() > MOST_VISITORS) {
            peer.close();
            return;
        }
        peer.configureBlocking(false);
        peer.socket().setTcpNoDelay(true);
        peer.register(selector, SelectionKey.OP_READ, new Visitor());
    }

    private void hangUp() throws IOException {
        long now = System.nanoTime();
        for (SelectionKey key : new ArrayList<>(selector.keys())) {
            if (key.attachment() instanceof Visitor visitor && now - visitor.until > 0) {
                key.channel().close();
            }
        }
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : new ArrayList<>(selector.keys()))
                key.channel().close();
            selector.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("closing the ports of participants", e);
        }
    }
}
