package assay.chaos;

import java.time.Duration;

/**
 * One thing that is going to happen.
 *
 * @param number from 1
 * @param node which of the nodes, from 0; kinds that look for their victim go by it only when there is none
 * @param lull how long the cluster is left alone before
 * @param still whether a database stands still instead of crashing
 */
public record Fault(int number, FaultKind kind, int node, Duration lull, boolean still) {
    @Override
    public String toString() {
        String what = kind == FaultKind.CASSANDRA ? (still ? "cassandra (still)" : "cassandra (crash)") : kind.word();
        String whom = kind == FaultKind.CASSANDRA ? "" : " node-" + (node + 1);
        return number + ": after " + lull.toMillis() + " ms " + what + whom;
    }
}
