package assay.simulation.scenario;

import assay.domain.money.Credits;
import assay.simulation.behaviour.Behaviour;
import java.util.Optional;

/**
 * Somebody who posts tasks.
 *
 * @param deposit brought into the market at the start
 * @param region where the client is, a region of the network; drawn when empty
 */
public record Client(String name, Credits deposit, Behaviour behaviour, Optional<String> region) {
    /** An honest client. */
    public static Client of(String name, Credits deposit) {
        return new Client(name, deposit, Behaviour.HONEST, Optional.empty());
    }

    public Client with(Behaviour other) {
        return new Client(name, deposit, other, region);
    }
}
