package assay.cryptography;

import assay.domain.entity.Sha256;
import java.util.HexFormat;
import java.util.Optional;
import supranational.blst.BLST_ERROR;
import supranational.blst.P1;
import supranational.blst.P1_Affine;
import supranational.blst.P2;
import supranational.blst.P2_Affine;
import supranational.blst.SecretKey;

/** Signatures over BLS12-381 on bytes, as draft-irtf-cfrg-bls-signature-05 has them. */
final class Bls {
    /** The draft's cipher suite for signatures where possession is proven. */
    static final String SIGNATURE = "BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_";

    /** The draft's cipher suite for proofs of possession. */
    static final String POSSESSION = "BLS_POP_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_";

    private Bls() {}

    /** The secret key that comes from {@code words}, by the draft's key derivation from 32 bytes. */
    static SecretKey secret(String words) {
        SecretKey key = new SecretKey();
        key.keygen(HexFormat.of().parseHex(Sha256.of("lottery key").with(words).hex()));
        return key;
    }

    static byte[] key(SecretKey secret) {
        return new P1(secret).compress();
    }

    static byte[] sign(SecretKey secret, byte[] message, String purpose) {
        return new P2().hash_to(message, purpose).sign_with(secret).compress();
    }

    /** A public key, unless these bytes are none. */
    static Optional<P1_Affine> key(byte[] compressed) {
        try {
            P1_Affine point = new P1_Affine(compressed);
            return point.in_group() && !point.is_inf() ? Optional.of(point) : Optional.empty();
        } catch (RuntimeException notAPoint) {
            // The library throws one unnamed kind for every malformed point.
            return Optional.empty();
        }
    }

    /** A signature, unless these bytes are none. */
    static Optional<P2_Affine> signature(byte[] compressed) {
        try {
            P2_Affine point = new P2_Affine(compressed);
            return point.in_group() ? Optional.of(point) : Optional.empty();
        } catch (RuntimeException notAPoint) {
            return Optional.empty();
        }
    }

    static boolean verifies(P1_Affine key, P2_Affine signature, byte[] message, String purpose) {
        return signature.core_verify(key, true, message, purpose) == BLST_ERROR.BLST_SUCCESS;
    }
}
