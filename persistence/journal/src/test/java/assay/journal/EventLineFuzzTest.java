package assay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.journal.codec.Samples;
import assay.journal.codec.UnreadableRecord;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** A line of an export, whoever wrote it, is read as an entry, or refused with a reason. */
class EventLineFuzzTest {
    private final EventLine lines = new EventLine();

    static Stream<String> entries() {
        EventLine lines = new EventLine();
        return LongStream.range(0, 40).mapToObj(seed -> lines.write((Entry<?>) Samples.of(Entry.class, seed)));
    }

    @MethodSource("entries")
    @FuzzTest(maxDuration = "6s")
    void aLineIsAnEntryOrRefused(@Nullable String line) {
        if (line == null) return;
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            assertThat(lines.head(bytes, 0, bytes.length).number()).isNotNegative();
        } catch (UnreadableRecord refused) {
            assertThat(refused).hasMessageContaining(" ");
        }
        Entry<?> entry;
        try {
            entry = lines.read(line);
        } catch (UnreadableRecord refused) {
            assertThat(refused).hasMessageContaining(" ");
            return;
        }
        assertThat(lines.read(lines.write(entry))).isEqualTo(entry);
    }
}
