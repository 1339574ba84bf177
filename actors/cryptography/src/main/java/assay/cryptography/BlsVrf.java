package assay.cryptography;

import assay.domain.election.Vrf;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import java.util.HexFormat;
import java.util.Optional;
import supranational.blst.P1_Affine;
import supranational.blst.P2_Affine;

/**
 * A verifiable random function from BLS signatures over the curve BLS12-381 (D. Boneh, B. Lynn, H. Shacham, ASIACRYPT
 * 2001; draft-irtf-cfrg-bls-signature-05, minimal-pubkey-size, proof of possession). For one key and one message there
 * is a single signature that verifies, and it cannot be told from chance without the secret: its hash is the value.
 *
 * <p>A key is a point of G1 and a proof one of G2, compressed, 96 and 192 lower-case hexadecimal digits. The proof of
 * possession signs key and name, not the key alone as the draft does: else anybody could register somebody else's key.
 */
public final class BlsVrf implements Vrf {
    private static final int KEY_BYTES = 48;
    private static final int PROOF_BYTES = 96;
    private static final HexFormat HEX = HexFormat.of();

    private final Memory<Optional<byte[]>> held = new Memory<>();
    private final Memory<String> keys = new Memory<>();

    /** For {@link java.util.ServiceLoader}. */
    public BlsVrf() {}

    @Override
    public String key(String secret) {
        return keys.of(secret, () -> HEX.formatHex(Bls.key(Bls.secret(secret))));
    }

    @Override
    public String possession(String secret, ParticipantId who) {
        return HEX.formatHex(Bls.sign(Bls.secret(secret), owned(who, key(secret)), Bls.POSSESSION));
    }

    @Override
    public String prove(String secret, String message) {
        return HEX.formatHex(Bls.sign(Bls.secret(secret), drawn(message), Bls.SIGNATURE));
    }

    @Override
    public boolean possesses(ParticipantId who, String key, String possession) {
        return holds(key, owned(who, key), possession, Bls.POSSESSION).isPresent();
    }

    @Override
    public Optional<String> value(String key, String message, String proof) {
        return holds(key, drawn(message), proof, Bls.SIGNATURE).map(Sha256::hexOf);
    }

    private static byte[] owned(ParticipantId who, String key) {
        return HEX.parseHex(Sha256.of("possession").with(who.name()).with(key).hex());
    }

    private static byte[] drawn(String message) {
        return HEX.parseHex(Sha256.of("lots").with(message).hex());
    }

    /** The bytes of a signature that holds. */
    private Optional<byte[]> holds(String key, byte[] message, String signature, String purpose) {
        String question = String.join(" ", key, HEX.formatHex(message), signature, purpose);
        return held.of(question, () -> verified(key, message, signature, purpose));
    }

    private static Optional<byte[]> verified(String key, byte[] message, String signature, String purpose) {
        Optional<P1_Affine> point = bytes(key, KEY_BYTES).flatMap(Bls::key);
        Optional<byte[]> signed = bytes(signature, PROOF_BYTES);
        Optional<P2_Affine> mark = signed.flatMap(Bls::signature);
        boolean holds =
                point.isPresent() && mark.isPresent() && Bls.verifies(point.get(), mark.get(), message, purpose);
        return holds ? signed : Optional.empty();
    }

    /** Exactly so many bytes in lower-case digits: nothing may be written in two ways. */
    private static Optional<byte[]> bytes(String digits, int count) {
        boolean sound = digits.length() == 2 * count
                && digits.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        return sound ? Optional.of(HEX.parseHex(digits)) : Optional.empty();
    }
}
