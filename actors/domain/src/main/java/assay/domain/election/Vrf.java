package assay.domain.election;

import assay.domain.entity.ParticipantId;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A verifiable random function (S. Micali, M. Rabin, S. Vadhan, FOCS 1999): whoever holds a secret key can work out one
 * value per message, nobody else can foretell it, and a proof shows to everybody that it is the right one. Pure: the same
 * arguments give the same result everywhere and for ever, because journals are decided again by it.
 */
public interface Vrf {
    /** The public key that belongs to a participant's secret, hexadecimal. */
    String key(String secret);

    /** Proof that {@code who} holds the secret of {@link #key}, of use to nobody else. */
    String possession(String secret, ParticipantId who);

    /** The proof of the value for {@code message}. There is only one that holds. */
    String prove(String secret, String message);

    /** Whether {@code possession} shows that {@code who} holds the secret of {@code key}. Never throws. */
    boolean possesses(ParticipantId who, String key, String possession);

    /** The value for {@code message}, 64 hexadecimal digits; empty when the proof does not hold. Never throws. */
    Optional<String> value(String key, String message, String proof);

    /**
     * The one that is installed: the first that the class path offers as a service.
     *
     * @throws IllegalStateException when there is none
     */
    static Vrf installed() {
        return Installed.ONE;
    }

    /** Looked up when it is first needed: a market without draws by lot needs none. */
    final class Installed {
        private static final Vrf ONE = ServiceLoader.load(Vrf.class, Vrf.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + Vrf.class.getName()
                        + " on the class path: elections by sortition need the module assay-cryptography"));

        private Installed() {}
    }
}
