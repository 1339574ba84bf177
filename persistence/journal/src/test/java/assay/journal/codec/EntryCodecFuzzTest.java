package assay.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in the journal is read as a record, or refused as none: nothing else happens. */
class EntryCodecFuzzTest {
    private final RecordCodec entries = RecordCodec.ofArchive();

    static Stream<byte[]> golden() {
        return GoldenBytesTest.golden().values().stream().map(HexFormat.of()::parseHex);
    }

    @MethodSource("golden")
    @FuzzTest(maxDuration = "6s")
    void bytesAreAnEntryOrRefused(byte[] bytes) {
        if (bytes == null) return;
        Object record;
        try {
            record = entries.decode(bytes);
        } catch (UnreadableRecord refused) {
            assertThat(refused).hasMessageContaining(" ");
            return;
        }
        assertThat(entries.decode(entries.encode(record))).isEqualTo(record);
    }
}
