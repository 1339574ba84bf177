package assay.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;

import assay.cluster.config.BadConfig;
import assay.cluster.config.Mistake;
import assay.cluster.config.NodeConfig;
import assay.cluster.config.NodeConfigFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One node as a process: {@code NodeMain node.conf}. Says {@code ready} and its addresses on standard output once it
 * serves, and everything else on standard error and in its log. Exit codes: 0 stopped as asked, 1 the node failed, 2 a
 * port or the database is out of reach, 3 the cluster did not take it in, 4 the configuration is wrong, or not
 * what the data was begun with, 5 a bug.
 */
public final class NodeMain {
    private static final int FAILED = 1;
    private static final int BAD_ARGUMENTS = 4;
    private static final int BUG = 5;
    private static final String LOGGING = "logback.configurationFile";

    /** Nobody waits for a node whose parent is gone, and its database may be gone too: after this it ends anyhow. */
    private static final long ORPHAN_SECONDS = 10;

    private NodeMain() {}

    /** Runs a node until it is told to stop, by a signal, by its parent's end, or by the cluster. */
    public static void main(String[] arguments) {
        int code;
        try {
            code = run(arguments);
        } catch (RuntimeException | LinkageError | InterruptedException e) {
            System.err.println("assay node: a bug of ours: " + e);
            e.printStackTrace();
            code = BUG;
        }
        // Left-over threads of libraries must not keep a process that has said that it ended.
        Runtime.getRuntime().halt(code);
    }

    private static int run(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: NodeMain node.conf");
            return BAD_ARGUMENTS;
        }
        try {
            NodeConfig config = NodeConfigFile.read(Path.of(arguments[0]));
            log(config);
            AtomicReference<Node> running = new AtomicReference<>();
            if (config.stopWithParent()) stopWithParent(running);
            Node node = Node.start(config);
            running.set(node);
            stopInGoodOrder(node);
            node.awaitReady();
            System.out.println(
                    "ready " + node.address() + node.http().map(at -> " " + at).orElse(""));
            return node.awaitEnd() ? 0 : FAILED;
        } catch (BadConfig e) {
            System.err.println("assay node: the configuration cannot be used:");
            for (Mistake mistake : e.mistakes()) System.err.println("  " + mistake);
            return BAD_ARGUMENTS;
        } catch (CannotStart e) {
            System.err.println("assay node: " + e.getMessage());
            return e.exitCode();
        }
    }

    /** What {@code assay-node-logback.xml} goes by. Must come before anybody asks for a logger. */
    private static void log(NodeConfig config) {
        NodeConfig.Network network = config.network();
        String port = network.port() == 0 ? "pid-" + ProcessHandle.current().pid() : "" + network.port();
        property(LOGGING, "assay-node-logback.xml");
        property("assay.log.directory", config.directories().data().toString());
        property("assay.log.format", config.logging().format().word());
        property("assay.log.to", config.logging().to().word());
        property("assay.log.node", network.hostname() + ":" + port);
    }

    private static void property(String name, String value) {
        if (System.getProperty(name) == null) System.setProperty(name, value);
    }

    /** A signal to end is a request like any other: the node leaves its cluster, and the process says 0. */
    private static void stopInGoodOrder(Node node) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
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
