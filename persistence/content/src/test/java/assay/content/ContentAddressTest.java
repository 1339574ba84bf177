package assay.content;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.content.Cid;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentAddressTest {
    /** What {@code printf 'hello world' | ipfs add --cid-version=1 --raw-leaves} prints. */
    @Test
    void short_content_has_the_address_an_ipfs_node_gives_it() {
        byte[] hello = "hello world".getBytes(StandardCharsets.UTF_8);

        assertThat(ContentAddress.of(hello).text())
                .isEqualTo("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e");
    }

    /**
     * Reference: js-ipfs-unixfs-importer 15 with CIDv1, raw leaves, chunks of 262,144 bytes, balanced layout of 174
     * links; byte i of the content is (31 i + 7 (i / 256)) mod 256.
     */
    @ParameterizedTest(name = "{0} bytes")
    @CsvSource({
        "0, bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
        "11, bafkreiatkxzfxtv7mlyc5xb26oqu37fxpzaj5yj2g6ixzr2epg3dvnjh3m",
        "262144, bafkreietseox7mbu3i3vb7ros2unfux4aqryzvgytw7scpl5juzn65javy",
        "262145, bafybeicouja4gg2waqb57du37qije2sp5slnazguiuchd2lj4gix54r2pa",
        "524288, bafybeidxtwbfjuzuksbpwiugvlyc3bvbxow3adsce6u2jtqp3hyxxc4w7e",
        "1000000, bafybeifkndcs2kxv26zhmsrfb65w4z3jbkucauw4x3bobgaanr56obozha",
        "45613056, bafybeiblbsv5a3wqsdcuiqzsbodtue2dbbwppjdjv7giyiyuqa2bxikayu",
        "45613057, bafybeihr7g6tzxx3ngulodiuwm2mvgfumbxrp65wbw5gl2rpk3lrhcwfky",
        "45875205, bafybeictwpcpsnjvsy4pbhd22dts4uomucqiwf2skziyjsapfuyi33fvtm"
    })
    void content_of_any_size_has_the_address_the_reference_implementation_gives_it(int length, String address) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) content[i] = (byte) (31 * i + 7 * (i >>> 8));

        assertThat(ContentAddress.of(content)).isEqualTo(new Cid(address));
    }

    @ParameterizedTest
    @CsvSource({
        "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e, true",
        "bafybeicouja4gg2waqb57du37qije2sp5slnazguiuchd2lj4gix54r2pa, true",
        "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5, false",
        "BAFKREIFZJUT3TE7NHYEKKLSS27NH3K72YSCO7Y32KOAO5EEI66WOF36N5E, false",
        "bafkrei/../../../../../../../../../../../../../etc/passwd22, false",
        "../secret, false"
    })
    void only_what_could_have_been_computed_is_well_formed(String text, boolean wellFormed) {
        assertThat(ContentAddress.wellFormed(new Cid(text))).isEqualTo(wellFormed);
    }

    /** RFC 4648, section 10, in lower case without padding. */
    @ParameterizedTest
    @CsvSource({"'',''", "f,my", "fo,mzxq", "foo,mzxw6", "foob,mzxw6yq", "fooba,mzxw6ytb", "foobar,mzxw6ytboi"})
    void base_32_follows_the_standard(String text, String encoded) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }
}
