package assay.domain.participant;

import java.time.Instant;

/**
 * How one participant behaves: a pure state machine. It sees what the market shows it and answers with one action. A
 * live process and a simulated node run the same policies; a cheat is another policy behind the same port.
 */
public interface Policy {
    /** What to do about {@code sight}, and how to behave from then on. */
    Turn respond(Sight sight, Instant now);

    /** An action, and the policy that takes the next turn. */
    record Turn(Policy next, Action action) {}
}
