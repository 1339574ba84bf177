package assay.cryptography;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.election.Vrf;
import assay.domain.entity.ParticipantId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlsVrfTest {
    private static final ParticipantId ALICE = new ParticipantId("alice");
    private static final ParticipantId BOB = new ParticipantId("bob");

    private final Vrf vrf = new BlsVrf();
    private final String key = vrf.key("alice's secret");
    private final String proof = vrf.prove("alice's secret", "seed");

    @Test
    void isWhatTheClassPathOffers() {
        assertThat(Vrf.installed()).isInstanceOf(BlsVrf.class);
    }

    @Test
    void theSameSecretAndMessageGiveTheSameValueForEver() {
        Optional<String> value = vrf.value(key, "seed", proof);
        assertThat(value).get().asString().matches("[0-9a-f]{64}");
        assertThat(vrf.prove("alice's secret", "seed")).isEqualTo(proof);
        assertThat(vrf.value(key, "seed", proof)).isEqualTo(value);
        assertThat(vrf.value(key, "other seed", vrf.prove("alice's secret", "other seed")))
                .isNotEqualTo(value);
    }

    @Test
    void aProofHoldsForItsKeyAndMessageOnly() {
        assertThat(vrf.value(key, "other seed", proof)).isEmpty();
        assertThat(vrf.value(vrf.key("bob's secret"), "seed", proof)).isEmpty();
        assertThat(vrf.value(key, "seed", vrf.prove("bob's secret", "seed"))).isEmpty();
    }

    @Test
    void nothingMayBeWrittenInTwoWays() {
        assertThat(vrf.value(key, "seed", proof.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(vrf.value(key.toUpperCase(Locale.ROOT), "seed", proof)).isEmpty();
        for (String nonsense : new String[] {"", "zz", "00".repeat(96), "ff".repeat(96), "ä".repeat(192)}) {
            assertThat(vrf.value(key, "seed", nonsense)).isEmpty();
            assertThat(vrf.possesses(ALICE, nonsense, nonsense)).isFalse();
        }
    }

    @Test
    void possessionIsOfUseToItsOwnerOnly() {
        String possession = vrf.possession("alice's secret", ALICE);
        assertThat(vrf.possesses(ALICE, key, possession)).isTrue();
        assertThat(vrf.possesses(BOB, key, possession)).isFalse();
        assertThat(vrf.possesses(ALICE, vrf.key("bob's secret"), possession)).isFalse();
        // A proof of lots is none of possession.
        assertThat(vrf.possesses(ALICE, key, proof)).isFalse();
    }
}
