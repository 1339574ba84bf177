package assay.training;

import assay.domain.entity.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** All tensors of a model in one row, as message maps count them. */
final class Flat {
    private Flat() {}

    /** How many numbers tensors of these shapes have. */
    static long count(List<Parameters.Shape> shapes) {
        long count = 0;
        for (Parameters.Shape shape : shapes) count += (long) shape.rows() * shape.columns();
        return count;
    }

    static float[] of(Parameters model) {
        float[] all = new float[Math.toIntExact(count(model.shapes()))];
        int at = 0;
        for (Parameters.Tensor tensor : model.tensors()) {
            System.arraycopy(tensor.elements, 0, all, at, tensor.elements.length);
            at += tensor.elements.length;
        }
        return all;
    }

    /** The tensors of these shapes that {@code all} consists of. */
    static Parameters parameters(List<Parameters.Shape> shapes, float[] all) {
        List<Parameters.Tensor> tensors = new ArrayList<>();
        int at = 0;
        for (Parameters.Shape shape : shapes) {
            float[] elements = new float[shape.rows() * shape.columns()];
            System.arraycopy(all, at, elements, 0, elements.length);
            tensors.add(new Parameters.Tensor(shape.rows(), shape.columns(), elements));
            at += elements.length;
        }
        return new Parameters(tensors);
    }

    /** SHA-256 of the numbers' little-endian bytes: of all of them, and of nothing else. */
    static String hash(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Float.BYTES));
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers);
        return Sha256.hexOf(bytes.array());
    }
}
