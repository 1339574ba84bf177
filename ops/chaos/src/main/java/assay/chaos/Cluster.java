package assay.chaos;

import java.io.IOException;
import java.time.Duration;

/** The processes that can be hurt. Nodes are told apart by name. */
public interface Cluster {
    /** The name of node {@code index}, from 0. */
    String node(int index);

    /** The node with this address in the cluster; it may have ended. */
    String at(String address);

    /** The address in the cluster of a node. */
    String address(String node);

    /** Ends a node as a crash would. */
    void kill(String node);

    /** Asks a node to leave; returns once its process has ended, at the latest after {@code patience}. */
    boolean stop(String node, Duration patience) throws InterruptedException;

    /** Starts a node that has ended; returns once it serves. */
    void start(String node) throws IOException, InterruptedException;

    /** Makes a node stand still. */
    void freeze(String node) throws IOException, InterruptedException;

    /** Lets a node that stands still go on. */
    void thaw(String node) throws IOException, InterruptedException;

    /** Whether the process of a node runs. */
    boolean runs(String node);

    /** Ends the database as a crash would. */
    void killDatabase();

    /** Starts the database again; returns once it answers. */
    void startDatabase() throws IOException;

    /** Makes the database stand still. */
    void freezeDatabase() throws IOException, InterruptedException;

    /** Lets no node write to files any more, as on a full disk. */
    void fillDisk() throws IOException, InterruptedException;

    /** Lets all nodes write to files again. */
    void freeDisk() throws IOException, InterruptedException;

    /** Lets the database go on. */
    void thawDatabase() throws IOException, InterruptedException;
}
