package assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.training.JobFailed;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of samples is read as one, or refused as one, whatever is in it. */
class DatasetFuzzTest {
    private static final int LABELS_BYTES = 11;

    static Stream<byte[]> files() {
        return Stream.of(
                "c1,2,a\n3,4,b\n".getBytes(StandardCharsets.UTF_8),
                "dx,y,label\n1.5,2e3,0\n".getBytes(StandardCharsets.UTF_8),
                new byte[] {
                    'i', 0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 2, 0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 1, 9, 8, 7
                });
    }

    /** The first byte says which format the rest is to be. */
    @MethodSource("files")
    @FuzzTest(maxDuration = "6s")
    void bytesAreSamplesOrRefused(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length <= LABELS_BYTES) return;
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        Samples samples;
        try {
            samples = switch (bytes[0]) {
                case 'i' ->
                    IdxFormat.parse(
                            "images",
                            Arrays.copyOfRange(rest, LABELS_BYTES, rest.length),
                            "labels",
                            Arrays.copyOf(rest, LABELS_BYTES));
                case 'd' -> DigitsFormat.parse(rest);
                default -> CsvFormat.parse("table", rest);
            };
        } catch (JobFailed refused) {
            assertThat(refused.fault()).isEqualTo(JobFailed.Fault.BAD_INPUT);
            return;
        }
        float[] features = new float[samples.dimensions()];
        for (int i = 0; i < samples.count(); i++) {
            assertThat(samples.label(i)).isBetween(0, samples.classes() - 1);
            samples.copyFeatures(i, features, 0);
        }
    }
}
