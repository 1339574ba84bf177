package assay.training;

import assay.domain.training.JobFailed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A segment as bytes, all little-endian: magic {@code ASSG}, version, ordinal, samples, dimensions, classes (32 bits
 * each), then the features of each sample (float32), then the labels (unsigned 16 bits).
 *
 * <p>The ordinal is the segment's place in its dataset. It keeps two segments of equal samples apart: the market knows
 * segments by their hash.
 */
final class SegmentBytes {
    private static final int MAGIC = 0x47535341;
    private static final int VERSION = 1;
    private static final int HEADER_BYTES = 6 * Integer.BYTES;

    private SegmentBytes() {}

    /** The bytes of the segment that holds {@code samples}' {@code indices} in this order. */
    static byte[] encode(Samples samples, int[] indices, int ordinal) throws JobFailed {
        int count = indices.length;
        long length = HEADER_BYTES + (long) count * (samples.dimensions() * (long) Float.BYTES + Short.BYTES);
        if (length > SampleReader.MAX_FEATURE_VALUES) {
            throw Failures.badInput("a segment of " + count + " samples would be " + length
                    + " bytes: cut the dataset into more segments");
        }
        ByteBuffer out = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(VERSION).putInt(ordinal);
        out.putInt(count).putInt(samples.dimensions()).putInt(samples.classes());
        float[] row = new float[samples.dimensions()];
        for (int index : indices) {
            samples.copyFeatures(index, row, 0);
            for (float value : row) out.putFloat(value);
        }
        for (int index : indices) out.putShort((short) samples.label(index));
        return out.array();
    }

    /** The samples in {@code bytes}. {@code name} is for messages. */
    static FloatSamples decode(String name, byte[] bytes) throws JobFailed {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEADER_BYTES || in.getInt() != MAGIC) throw bad(name, "it is not a segment");
        int version = in.getInt();
        if (version != VERSION) throw bad(name, "expected version " + VERSION + ", found " + version);
        // The ordinal is of no use here.
        in.getInt();
        int count = in.getInt();
        int dimensions = in.getInt();
        int classes = in.getInt();
        if (count < 1 || dimensions < 1 || classes < 1 || classes > CsvFormat.MAX_CLASSES) {
            throw bad(name, "it claims " + count + " samples, " + dimensions + " features, " + classes + " classes");
        }
        if (in.remaining() / count < Short.BYTES
                || in.remaining() != count * (dimensions * (long) Float.BYTES + Short.BYTES)) {
            throw bad(name, in.remaining() + " bytes are not " + count + " samples of " + dimensions + " features");
        }
        float[] features = new float[count * dimensions];
        in.asFloatBuffer().get(features);
        in.position(in.position() + features.length * Float.BYTES);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) labels[i] = Short.toUnsignedInt(in.getShort());
        checkValues(name, features, labels, classes);
        return new FloatSamples(dimensions, classes, features, labels);
    }

    private static void checkValues(String name, float[] features, int[] labels, int classes) throws JobFailed {
        for (float feature : features) {
            if (!Float.isFinite(feature)) throw bad(name, "a feature is " + feature);
        }
        for (int label : labels) {
            if (label >= classes) throw bad(name, "label " + label + " is not one of " + classes + " classes");
        }
    }

    private static JobFailed bad(String name, String problem) {
        return Failures.badInput("segment " + name + " is unusable: " + problem);
    }
}
