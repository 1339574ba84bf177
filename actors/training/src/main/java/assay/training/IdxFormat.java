package assay.training;

import assay.domain.training.JobFailed;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The format of MNIST and its descendants: a magic number (two zero bytes, type 8 for unsigned bytes, number of
 * dimensions), each dimension's size, all in big-endian order, then the bytes. Grey values are scaled by 255.
 */
final class IdxFormat {
    private static final int TYPE_UNSIGNED_BYTE = 0x08;
    private static final int MAX_DIMENSIONS = 4;
    private static final float WHITE = 255;

    private IdxFormat() {}

    /** The sizes of a file's dimensions, and its bytes. */
    private record Tensor(int count, int valuesEach, ByteBuffer values) {}

    static Samples parse(String imagesName, byte[] images, String labelsName, byte[] labels) throws JobFailed {
        Tensor pixels = tensor(imagesName, images, 2);
        Tensor digits = tensor(labelsName, labels, 1);
        if (digits.valuesEach != 1) {
            throw Failures.badInput("dataset " + labelsName + ": expected one label a sample, found "
                    + digits.valuesEach + "; are features and labels exchanged?");
        }
        if (pixels.count != digits.count) {
            throw Failures.badInput("dataset " + imagesName + " has " + pixels.count + " samples, but " + labelsName
                    + " has " + digits.count + " labels");
        }
        byte[] features = rest(pixels.values);
        byte[] classes = rest(digits.values);
        int largest = 0;
        for (byte label : classes) largest = Math.max(largest, label & 0xff);
        return new ByteSamples(pixels.valuesEach, largest + 1, WHITE, features, classes);
    }

    private static Tensor tensor(String name, byte[] bytes, int leastDimensions) throws JobFailed {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.remaining() < 4) throw cutShort(name, 4, bytes.length);
        int magic = in.getInt();
        int dimensions = magic & 0xff;
        if (magic >>> 8 != TYPE_UNSIGNED_BYTE || dimensions < leastDimensions || dimensions > MAX_DIMENSIONS) {
            throw Failures.badInput(String.format(
                    "dataset %s: expected an IDX file of unsigned bytes with at least %d dimension%s"
                            + " (magic number 0x%08x), found magic number 0x%08x",
                    name,
                    leastDimensions,
                    leastDimensions == 1 ? "" : "s",
                    // A file of images usually has three dimensions.
                    (TYPE_UNSIGNED_BYTE << 8) | (leastDimensions == 1 ? 1 : 3),
                    magic));
        }
        if (in.remaining() < 4L * dimensions) throw cutShort(name, 4 + 4L * dimensions, bytes.length);
        long[] sizes = new long[dimensions];
        for (int i = 0; i < dimensions; i++) sizes[i] = in.getInt();
        long each = 1;
        for (int i = 1; i < dimensions; i++) each = product(name, each, sizes[i], sizes);
        long all = product(name, each, sizes[0], sizes);
        if (in.remaining() != all) {
            throw Failures.badInput("dataset " + name + ": its header says " + Arrays.toString(sizes) + ", which is "
                    + all + " bytes, but " + in.remaining() + " follow"
                    + (in.remaining() < all ? ": the file is cut short" : ""));
        }
        return new Tensor((int) sizes[0], (int) each, in.slice());
    }

    private static long product(String name, long product, long size, long[] sizes) throws JobFailed {
        if (size < 1 || product * size > SampleReader.MAX_FEATURE_VALUES) {
            throw Failures.badInput("dataset " + name + ": sizes " + Arrays.toString(sizes) + " must be at least 1 and"
                    + " their product at most " + SampleReader.MAX_FEATURE_VALUES);
        }
        return product * size;
    }

    private static JobFailed cutShort(String name, long expectedBytes, int foundBytes) {
        return Failures.badInput("dataset " + name + ": expected a header of " + expectedBytes + " bytes, found "
                + foundBytes + " bytes: the file is cut short");
    }

    private static byte[] rest(ByteBuffer values) {
        byte[] bytes = new byte[values.remaining()];
        values.get(bytes);
        return bytes;
    }
}
