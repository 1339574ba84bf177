package assay.cryptography;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import supranational.blst.SecretKey;

/**
 * Vectors of ethereum/bls12-381-tests (cases sign_case_11b8c7cad5238946, sign_case_142f678a8d05fcd1 and
 * sign_case_84d45c9c7cca6b92), and keys and proofs of possession of status-im/nim-blscurve's eth2_vectors.
 */
class BlsTest {
    private static final String FIRST = "263dbd792f5b1be47ed85f8938c0f29586af0d3ac7b977f21c278fe1462040e3";
    private static final String SECOND = "47b8192d77bf871b62e87859d653922725724a5c031afeabc60bcef5ff665138";
    private static final String THIRD = "328388aff0d4a5b7dc9205abd374e7e98f3cd9f3418edb4eafda5fb16473d216";

    @Test
    void signsAsThePublishedVectorsSay() {
        assertThat(signed(SECOND, "00"))
                .isEqualTo("b23c46be3a001c63ca711f87a005c200cc550b9429d5f4eb38d74322144f1b63"
                        + "926da3388979e5321012fb1a0526bcd100b5ef5fe72628ce4cd5e904aeaa3279"
                        + "527843fae5ca9ca675f4f51ed8f83bbf7155da9ecc9663100a885d5dc6df96d9");
        assertThat(signed(SECOND, "56"))
                .isEqualTo("af1390c3c47acdb37131a51216da683c509fce0e954328a59f93aebda7e4ff97"
                        + "4ba208d9a4a2a2389f892a9d418d618418dd7f7a6bc7aa0da999a9d3a5b815bc"
                        + "085e14fd001f6a1948768a3f4afefc8b8240dda329f984cb345c6363272ba4fe");
        assertThat(signed(THIRD, "ab"))
                .isEqualTo("ae82747ddeefe4fd64cf9cedb9b04ae3e8a43420cd255e3c7cd06a8d88b7c7f8"
                        + "638543719981c5d16fa3527c468c25f0026704a6951bde891360c7e8d12ddee0"
                        + "559004ccdbe6046b55bae1b257ee97f7cdb955773d7cf29adf3ccbb9975e4eb9");
    }

    @Test
    void derivesThePublishedKeys() {
        assertThat(hex(Bls.key(secret(FIRST))))
                .isEqualTo("a491d1b0ecd9bb917989f0e74f0dea0422eac4a873e5e2644f368dffb9a6e20f"
                        + "d6e10c1b77654d067c0618f6e5a7f79a");
        assertThat(hex(Bls.key(secret(SECOND))))
                .isEqualTo("b301803f8b5ac4a1133581fc676dfedc60d891dd5fa99028805e5ea5b08d3491"
                        + "af75d0707adab3b70c6a6a580217bf81");
        assertThat(hex(Bls.key(secret(THIRD))))
                .isEqualTo("b53d21a4cfd562c469cc81514d4ce5a6b577d8403d32a394dc265dd190b47fa9"
                        + "f829fdd7963afdf972e5e77854051f6f");
    }

    @Test
    void provesPossessionAsThePublishedVectorSays() {
        SecretKey key = secret(FIRST);
        assertThat(hex(Bls.sign(key, Bls.key(key), Bls.POSSESSION)))
                .isEqualTo("b803eb0ed93ea10224a73b6b9c725796be9f5fefd215ef7a5b97234cc956cf68"
                        + "70db6127b7e4d824ec62276078e787db05584ce1adbf076bc0808ca0f15b73d5"
                        + "9060254b25393d95dfc7abe3cda566842aaedf50bbb062aae1bbb6ef3b1f77e1");
    }

    @Test
    void verifiesWhatWasSignedForThisPurposeAndNothingElse() {
        SecretKey key = secret(FIRST);
        byte[] message = message("12");
        var mark = Bls.signature(Bls.sign(key, message, Bls.SIGNATURE)).orElseThrow();
        var point = Bls.key(Bls.key(key)).orElseThrow();
        assertThat(Bls.verifies(point, mark, message, Bls.SIGNATURE)).isTrue();
        assertThat(Bls.verifies(point, mark, message, Bls.POSSESSION)).isFalse();
        assertThat(Bls.verifies(point, mark, message("13"), Bls.SIGNATURE)).isFalse();
        var other = Bls.key(Bls.key(secret(SECOND))).orElseThrow();
        assertThat(Bls.verifies(other, mark, message, Bls.SIGNATURE)).isFalse();
    }

    @Test
    void pointsThatAreNoneAndTheOneAtInfinityAreRefused() {
        assertThat(Bls.key(new byte[48])).isEmpty();
        assertThat(Bls.key(HexFormat.of().parseHex("c0" + "00".repeat(47)))).isEmpty();
        assertThat(Bls.signature(new byte[96])).isEmpty();
        assertThat(Bls.key(new byte[0])).isEmpty();
    }

    private static String signed(String secret, String digits) {
        return hex(Bls.sign(secret(secret), message(digits), Bls.SIGNATURE));
    }

    private static byte[] message(String digits) {
        return HexFormat.of().parseHex(digits.repeat(32));
    }

    private static SecretKey secret(String digits) {
        SecretKey key = new SecretKey();
        key.from_bendian(HexFormat.of().parseHex(digits));
        return key;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
