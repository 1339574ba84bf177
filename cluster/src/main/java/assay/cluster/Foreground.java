package assay.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;

import assay.cluster.config.NodeConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A node that this process is there for: it stops in good order at a signal, and where it was told so, when the parent
 * process is gone. There can be one in a process, once.
 */
public final class Foreground {
    private static final int FAILED = 1;

    /** Nobody waits for a node whose parent is gone, and its database may be gone too: after this it ends anyhow. */
    private static final long ORPHAN_SECONDS = 10;

    private Foreground() {}

    /**
     * Runs a node until it is told to stop, or put out by its cluster. At a signal the process ends with status 0 when
     * the node has stopped, and this does not return.
     *
     * @param serving hears of the node once it serves
     * @return whether the node was asked to stop, rather than put out
     */
    public static boolean run(NodeConfig config, Consumer<Node> serving) throws CannotStart, InterruptedException {
        log(config);
        AtomicReference<Node> running = new AtomicReference<>();
        if (config.stopWithParent()) stopWithParent(running);
        Node node = Node.start(config);
        running.set(node);
        AtomicBoolean ended = new AtomicBoolean();
        stopInGoodOrder(node, ended);
        boolean asked = !node.awaitReady();
        if (!asked) {
            serving.accept(node);
            asked = node.awaitEnd();
        }
        ended.set(true);
        return asked;
    }

    /** What {@code assay-node-logback.xml} goes by. Must come before anybody asks for a logger. */
    private static void log(NodeConfig config) {
        NodeConfig.Network network = config.network();
        String port = network.port() == 0 ? "pid-" + ProcessHandle.current().pid() : "" + network.port();
        property("logback.configurationFile", "assay-node-logback.xml");
        property("assay.log.directory", config.directories().data().toString());
        property("assay.log.format", config.logging().format().word());
        property("assay.log.to", config.logging().to().word());
        property("assay.log.node", network.hostname() + ":" + port);
    }

    private static void property(String name, String value) {
        if (System.getProperty(name) == null) System.setProperty(name, value);
    }

    /** A signal to end is a request like any other: the node leaves its cluster, and the process says 0. */
    private static void stopInGoodOrder(Node node, AtomicBoolean ended) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            // Whoever ends the process after the node has ended has a status of its own.
                            if (ended.get()) return;
                            node.stop().toCompletableFuture().join();
                            Runtime.getRuntime().halt(0);
                        },
                        "stop-in-good-order"));
    }

    /** Standard input is a pipe from the parent: it ends when the parent does, even by a kill. */
    private static void stopWithParent(AtomicReference<Node> running) {
        Thread watch = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // A broken pipe says the same as a closed one.
                    }
                    // One that is still starting holds nothing that could be lost.
                    Node node = running.get();
                    Runtime.getRuntime().halt(node == null || stopped(node) ? 0 : FAILED);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static boolean stopped(Node node) {
        return node.stop()
                .thenApply(done -> true)
                .toCompletableFuture()
                .completeOnTimeout(false, ORPHAN_SECONDS, SECONDS)
                .join();
    }
}
