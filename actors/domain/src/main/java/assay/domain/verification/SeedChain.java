package assay.domain.verification;

import assay.domain.entity.Sha256;
import java.util.Optional;

/**
 * A verifier's part of the beacons: a chain of hashes whose end it commits to when it enrols, and of which it shows one
 * more value, the one before, in each round (L. Lamport, Password authentication with insecure communication, CACM 1981).
 * It cannot choose what it shows, and nobody knows it before.
 */
public final class SeedChain {
    /** How many values a chain has: more than a task has rounds. */
    public static final int LENGTH = 1_001;

    private SeedChain() {}

    /** The end of the chain that {@code secret} starts. */
    public static String anchor(String secret) {
        String value = first(secret);
        for (int i = 0; i < LENGTH; i++) value = next(value);
        return value;
    }

    /** The value before {@code last} in the chain that {@code secret} starts; empty when there is none. */
    public static Optional<String> before(String secret, String last) {
        String value = first(secret);
        for (int i = 0; i < LENGTH; i++) {
            String next = next(value);
            if (next.equals(last)) return Optional.of(value);
            value = next;
        }
        return Optional.empty();
    }

    private static String first(String secret) {
        return Sha256.of("seed-chain").with(secret).hex();
    }

    /** What stands after {@code value} in its chain. */
    public static String next(String value) {
        return Sha256.of("seed").with(value).hex();
    }
}
