package assay.domain.kit;

import assay.domain.election.Vrf;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import java.util.Optional;

/** Stands in for a verifiable random function where nobody cheats: whoever knows a key can prove for it. */
public record HashVrf() implements Vrf {
    @Override
    public String key(String secret) {
        return Sha256.of("key").with(secret).hex();
    }

    @Override
    public String possession(String secret, ParticipantId who) {
        return Sha256.of("possession").with(key(secret)).with(who.name()).hex();
    }

    @Override
    public String prove(String secret, String message) {
        return Sha256.of("proof").with(key(secret)).with(message).hex();
    }

    @Override
    public boolean possesses(ParticipantId who, String key, String possession) {
        return possession.equals(
                Sha256.of("possession").with(key).with(who.name()).hex());
    }

    @Override
    public Optional<String> value(String key, String message, String proof) {
        boolean holds = proof.equals(Sha256.of("proof").with(key).with(message).hex());
        return holds ? Optional.of(Sha256.of("value").with(proof).hex()) : Optional.empty();
    }
}
