package assay.training;

import assay.domain.training.JobFailed;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a model: for each dense layer its weights (inputs × nodes, row by row), then its biases (1 × nodes).
 *
 * <p>As bytes, all little-endian: magic {@code ASMD}, version, number of tensors, for each tensor its rows and columns
 * (32 bits each) and its elements (float32). The model's address is that of these bytes.
 */
final class Parameters {
    /** What one trainer accepts: 200 MB. */
    static final long MAX_COUNT = 50_000_000;

    private static final int MAGIC = 0x444d5341;
    private static final int VERSION = 1;
    private static final int MAX_TENSORS = 1_000;

    private final List<Tensor> tensors;

    /** A matrix of parameters; whoever holds the elements must not change them after handing the tensor on. */
    static final class Tensor {
        final int rows;
        final int columns;
        final float[] elements;

        Tensor(int rows, int columns, float[] elements) {
            this.rows = rows;
            this.columns = columns;
            this.elements = elements;
        }
    }

    /** How many rows and columns a tensor has. */
    record Shape(int rows, int columns) {
        @Override
        public String toString() {
            return rows + "×" + columns;
        }
    }

    Parameters(List<Tensor> tensors) {
        this.tensors = List.copyOf(tensors);
    }

    /** A model to start from. */
    static Parameters initial(Recipe recipe, int dimensions, long seed) {
        return Initials.of(recipe, dimensions, seed);
    }

    List<Tensor> tensors() {
        return tensors;
    }

    List<Shape> shapes() {
        return tensors.stream()
                .map(tensor -> new Shape(tensor.rows, tensor.columns))
                .toList();
    }

    /** The shapes of a model that follows {@code recipe} and takes {@code dimensions} features. */
    static List<Shape> shapes(Recipe recipe, int dimensions) {
        List<Shape> shapes = new ArrayList<>();
        int inputs = dimensions;
        for (Layer layer : recipe.layers()) {
            if (layer.kind() != Layer.Kind.DENSE) continue;
            shapes.add(new Shape(inputs, layer.nodes()));
            shapes.add(new Shape(1, layer.nodes()));
            inputs = layer.nodes();
        }
        return shapes;
    }

    boolean isFinite() {
        for (Tensor tensor : tensors) {
            for (float element : tensor.elements) if (!Float.isFinite(element)) return false;
        }
        return true;
    }

    /** The bytes to store. */
    byte[] encode() {
        long length = 3L * Integer.BYTES;
        for (Tensor tensor : tensors) length += (2L + tensor.elements.length) * Integer.BYTES;
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(VERSION).putInt(tensors.size());
        for (Tensor tensor : tensors) {
            out.putInt(tensor.rows).putInt(tensor.columns);
            for (float element : tensor.elements) out.putFloat(element);
        }
        return out.array();
    }

    /** The model in {@code bytes}, all of whose numbers are finite. {@code name} is for messages. */
    static Parameters decode(String name, byte[] bytes) throws JobFailed {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < 3 * Integer.BYTES || in.getInt() != MAGIC) throw bad(name, "it is not a model");
        int version = in.getInt();
        if (version != VERSION) throw bad(name, "expected version " + VERSION + ", found " + version);
        int count = in.getInt();
        if (count < 1 || count > MAX_TENSORS) throw bad(name, "it claims " + count + " tensors");
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < count; i++) tensors.add(decodeTensor(name, i, in));
        if (in.hasRemaining()) throw bad(name, in.remaining() + " bytes follow its last tensor");
        Parameters parameters = new Parameters(tensors);
        if (!parameters.isFinite()) throw bad(name, "a parameter is infinite or not a number");
        return parameters;
    }

    private static Tensor decodeTensor(String name, int number, ByteBuffer in) throws JobFailed {
        if (in.remaining() < 2 * Integer.BYTES) throw bad(name, "it is cut short at tensor " + number);
        int rows = in.getInt();
        int columns = in.getInt();
        if (rows < 1 || columns < 1) throw bad(name, "tensor " + number + " claims " + rows + "×" + columns);
        if (in.remaining() / Float.BYTES < (long) rows * columns) {
            throw bad(name, "it is cut short in tensor " + number + " of " + rows + "×" + columns);
        }
        float[] elements = new float[rows * columns];
        in.asFloatBuffer().get(elements);
        in.position(in.position() + elements.length * Float.BYTES);
        return new Tensor(rows, columns, elements);
    }

    private static JobFailed bad(String name, String problem) {
        return Failures.badInput("model " + name + " is unusable: " + problem);
    }
}
