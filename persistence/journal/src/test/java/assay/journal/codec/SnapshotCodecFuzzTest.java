package assay.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.Account;
import assay.domain.task.Task;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A snapshot, or a message between nodes, is read as what it is, or refused. */
class SnapshotCodecFuzzTest {
    private final RecordCodec snapshots = RecordCodec.ofSnapshots();

    static Stream<byte[]> samples() {
        RecordCodec codec = RecordCodec.ofSnapshots();
        return LongStream.range(0, 20)
                .mapToObj(seed -> codec.encode(Samples.of(seed % 2 == 0 ? Task.class : Account.class, seed)));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "6s")
    void bytesAreASnapshotOrRefused(byte[] bytes) {
        if (bytes == null) return;
        Object state;
        try {
            state = snapshots.decode(bytes);
        } catch (UnreadableRecord refused) {
            assertThat(refused).hasMessageContaining(" ");
            return;
        }
        assertThat(snapshots.decode(snapshots.encode(state))).isEqualTo(state);
    }
}
