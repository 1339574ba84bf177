package assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.training.JobFailed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Segments and models are archived under the hash of their bytes: those bytes are for ever. */
class StoredFormatsTest {
    private static final Samples SAMPLES = new FloatSamples(2, 3, new float[] {0, 0.5f, 1, 0.25f}, new int[] {2, 1});
    private static final String SEGMENT =
            "41535347 01000000 07000000 02000000 02000000 03000000" + "0000803f 0000803e 00000000 0000003f 0100 0200";

    private static final Parameters MODEL = new Parameters(List.of(
            new Parameters.Tensor(1, 2, new float[] {1, -2}), new Parameters.Tensor(1, 2, new float[] {0, 0.5f})));
    private static final String MODEL_BYTES =
            "41534d44 01000000 02000000" + "01000000 02000000 0000803f 000000c0 01000000 02000000 00000000 0000003f";

    @Test
    void a_segment_has_the_bytes_it_always_had() throws JobFailed {
        assertThat(SegmentBytes.encode(SAMPLES, new int[] {1, 0}, 7)).isEqualTo(bytes(SEGMENT));
        FloatSamples decoded = SegmentBytes.decode("s", bytes(SEGMENT));
        assertThat(SegmentBytes.encode(decoded, new int[] {0, 1}, 7)).isEqualTo(bytes(SEGMENT));
    }

    @Test
    void a_model_has_the_bytes_it_always_had() throws JobFailed {
        assertThat(MODEL.encode()).isEqualTo(bytes(MODEL_BYTES));
        assertThat(Parameters.decode("m", bytes(MODEL_BYTES)).encode()).isEqualTo(bytes(MODEL_BYTES));
    }

    @Test
    void every_shortened_segment_or_model_is_refused() {
        byte[] segment = bytes(SEGMENT);
        for (int length = 0; length < segment.length; length++)
            assertSegmentRefused(Arrays.copyOf(segment, length), "");
        byte[] model = bytes(MODEL_BYTES);
        for (int length = 0; length < model.length; length++) assertModelRefused(Arrays.copyOf(model, length), "");
    }

    @Test
    void broken_segments_are_refused_with_the_reason() {
        assertSegmentRefused(with(SEGMENT, 0, 1), "not a segment");
        assertSegmentRefused(with(SEGMENT, 1, 9), "expected version 1, found 9");
        assertSegmentRefused(with(SEGMENT, 3, Integer.MAX_VALUE), "are not 2147483647 samples");
        assertSegmentRefused(with(SEGMENT, 4, Integer.MAX_VALUE), "of 2147483647 features");
        assertSegmentRefused(with(SEGMENT, 5, 2), "label 2 is not one of 2 classes");
        assertSegmentRefused(with(SEGMENT, 5, -1), "-1 classes");
        assertSegmentRefused(with(SEGMENT, 6, 0x7fc00000), "a feature is NaN");
    }

    @Test
    void broken_models_are_refused_with_the_reason() {
        assertModelRefused(with(MODEL_BYTES, 0, 1), "not a model");
        assertModelRefused(with(MODEL_BYTES, 1, 2), "expected version 1, found 2");
        assertModelRefused(with(MODEL_BYTES, 2, 1), "16 bytes follow");
        assertModelRefused(with(MODEL_BYTES, 2, -1), "-1 tensors");
        assertModelRefused(with(MODEL_BYTES, 3, 0x10000), "cut short in tensor 0");
        assertModelRefused(with(MODEL_BYTES, 3, 0), "0×2");
        assertModelRefused(with(MODEL_BYTES, 5, 0x7f800000), "infinite");
    }

    private static void assertSegmentRefused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> SegmentBytes.decode("s-1", bytes))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("segment s-1 is unusable")
                .hasMessageContaining(reason);
    }

    private static void assertModelRefused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> Parameters.decode("m-1", bytes))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("model m-1 is unusable")
                .hasMessageContaining(reason);
    }

    private static byte[] with(String hex, int word, int value) {
        byte[] bytes = bytes(hex);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(word * Integer.BYTES, value);
        return bytes;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
