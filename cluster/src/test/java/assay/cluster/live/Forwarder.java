package assay.cluster.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Takes connections at an address of this machine to a port of its loopback. */
final class Forwarder implements AutoCloseable {
    private static final int WAITING = 64;

    private final ServerSocket door;
    private final int to;

    private Forwarder(ServerSocket door, int to) {
        this.door = door;
        this.to = to;
    }

    static Forwarder start(String address, int to) throws IOException {
        Forwarder forwarder = new Forwarder(new ServerSocket(0, WAITING, InetAddress.getByName(address)), to);
        run(forwarder::take);
        return forwarder;
    }

    /** {@code host:port} where connections are taken. */
    String address() {
        return door.getInetAddress().getHostAddress() + ":" + door.getLocalPort();
    }

    private void take() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        try {
            Socket called = new Socket(InetAddress.getLoopbackAddress(), to);
            run(() -> copy(caller, called));
            run(() -> copy(called, caller));
        } catch (IOException e) {
            // Nobody is there: the caller sees it, and asks again.
            caller.close();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // One of the two has ended; so does the other.
        }
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "forwarder");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
