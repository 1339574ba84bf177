package assay.cluster.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who is let in over HTTP, and how much each may ask.
 *
 * @param operatorToken a file with the first operator's token of the cluster, which only its owner can read
 * @param authorities names, as in the field Host, under which several nodes are reached; a node's own need not be named
 * @param requestsPerSecond of one caller
 * @param unknownPerMinute of one address, for requests of nobody who is known
 * @param registrationsPerMinute of one address
 */
public record Access(
        Mode mode,
        Optional<Path> operatorToken,
        Registration registration,
        List<String> authorities,
        int requestsPerSecond,
        int unknownPerMinute,
        int registrationsPerMinute) {

    public Access {
        authorities = List.copyOf(authorities);
    }

    /** Whether anybody is asked who they are. */
    public enum Mode {
        REQUIRED,
        /** Everybody is everything: on a loopback address alone. */
        OPEN
    }

    /** Who may bind a name to a key. */
    public enum Registration {
        /** Whoever comes first. */
        OPEN,
        /** Whoever brings an operator's token along. */
        INVITED
    }
}
