package assay.cryptography.http;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** Remembers which nonces were used, for as long as the signatures with them count. Safe for many threads. */
public final class NonceMemory {
    private final int most;
    private final Map<String, Instant> used = new HashMap<>();
    private final PriorityQueue<Use> oldest = new PriorityQueue<>();

    private record Use(String key, Instant until) implements Comparable<Use> {
        @Override
        public int compareTo(Use other) {
            return until.compareTo(other.until);
        }
    }

    /** What became of a nonce. */
    public enum Verdict {
        FIRST,
        USED_BEFORE,
        /** Nobody can say: there are more than are remembered. */
        FULL
    }

    /** Remembers up to {@code most} at a time; one more is refused rather than one forgotten. */
    public NonceMemory(int most) {
        this.most = most;
    }

    /** Takes {@code nonce} of {@code keyId} for used until {@code until}. */
    public synchronized Verdict use(String keyId, String nonce, Instant until, Instant now) {
        for (Use use = oldest.peek(); use != null && use.until().isBefore(now); use = oldest.peek()) {
            oldest.remove();
            used.remove(use.key());
        }
        String key = keyId + " " + nonce;
        if (used.containsKey(key)) return Verdict.USED_BEFORE;
        if (used.size() >= most) return Verdict.FULL;
        used.put(key, until);
        oldest.add(new Use(key, until));
        return Verdict.FIRST;
    }
}
