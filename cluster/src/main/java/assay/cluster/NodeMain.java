package assay.cluster;

import assay.cluster.config.BadConfig;
import assay.cluster.config.Mistake;
import assay.cluster.config.NodeConfigFile;
import java.nio.file.Path;

/**
 * One node as a process: {@code NodeMain node.conf}. Says {@code ready}, its address, and where it answers HTTP and
 * about its health (or {@code -}) on standard output once it serves, and everything else on standard error and in its
 * log. Exit codes: 0 stopped as asked, 1 the node failed, 2 a port or the database is out of reach, 3 the cluster did
 * not take it in, 4 the configuration is wrong, or not what the data was begun with, 5 a bug.
 */
public final class NodeMain {
    private static final int FAILED = 1;
    private static final int BAD_ARGUMENTS = 4;
    private static final int BUG = 5;

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
            return Foreground.run(NodeConfigFile.read(Path.of(arguments[0])), NodeMain::serving) ? 0 : FAILED;
        } catch (BadConfig e) {
            System.err.println("assay node: the configuration cannot be used:");
            for (Mistake mistake : e.mistakes()) System.err.println("  " + mistake);
            return BAD_ARGUMENTS;
        } catch (CannotStart e) {
            System.err.println("assay node: " + e.getMessage());
            return e.exitCode();
        }
    }

    private static void serving(Node node) {
        System.out.println("ready " + node.address() + " " + node.http().orElse("-") + " "
                + node.health().orElse("-"));
    }
}
