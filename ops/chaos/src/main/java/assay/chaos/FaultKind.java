package assay.chaos;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done to a cluster. */
public enum FaultKind {
    /** A node ends as in a crash, and is started again. */
    KILL("kill"),
    /** A node is asked to leave, hands over what it holds, and is started again. */
    STOP("stop"),
    /** A node stands still for longer than it takes to be given up, and then goes on as if nothing had been. */
    PAUSE("pause"),
    /** The database ends as in a crash, or stands still, and comes back. */
    CASSANDRA("cassandra"),
    /** The node that decides where entities live ends as in a crash. */
    COORDINATOR("coordinator"),
    /** The node on which a committee lives ends as in a crash, with its leader waiting for it. */
    LEADER("leader"),
    /** A node that computes for a round of training ends as in a crash. */
    WORKER("worker"),
    /** The processes of all nodes can write nothing to disk for a while. */
    DISK_FULL("disk-full");

    private final String word;

    FaultKind(String word) {
        this.word = word;
    }

    /** The word used on the command line and in reports. */
    public String word() {
        return word;
    }

    /** The kind of this word. */
    public static Optional<FaultKind> of(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(kind -> kind.word.equals(small)).findFirst();
    }
}
