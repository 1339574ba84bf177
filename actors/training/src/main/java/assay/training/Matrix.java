package assay.training;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A matrix of an ND4J array, allocated once, row by row. Products go straight to the BLAS that ND4J loaded: through
 * ND4J's own calls each costs tens of microseconds and, when transposed, a copy. Element by element, Java loops over
 * {@link #values()} beat small native operations for the same reason.
 */
final class Matrix implements AutoCloseable {
    private static final int ROW_MAJOR = openblas_nolapack.CblasRowMajor;
    private static final int AS_IS = openblas_nolapack.CblasNoTrans;
    private static final int TRANSPOSED = openblas_nolapack.CblasTrans;

    private final int rows;
    private final int columns;
    private final INDArray array;
    private final FloatPointer pointer;
    private final FloatBuffer values;

    /** A matrix of zeros. */
    Matrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        // One dimension: the layout of a matrix is our own affair.
        this.array = Nd4j.create(DataType.FLOAT, (long) rows * columns);
        this.pointer = (FloatPointer) array.data().addressPointer();
        this.values = array.data().asNioFloat();
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** The elements, row by row; writes go through. */
    FloatBuffer values() {
        return values;
    }

    /** this = a · b, of which the first {@code used} rows of a and this matter. */
    void product(Matrix a, Matrix b, int used) {
        gemm(AS_IS, AS_IS, used, b.columns, b.rows, 1, a, b, 0);
    }

    /** this = a · bᵀ, of which the first {@code used} rows of a and this matter. */
    void productTransposed(Matrix a, Matrix b, int used) {
        gemm(AS_IS, TRANSPOSED, used, b.rows, b.columns, 1, a, b, 0);
    }

    /** this = factor · aᵀ · b + keep · this, over the first {@code used} rows of a and b. */
    void accumulateOuter(float factor, Matrix a, Matrix b, int used, float keep) {
        gemm(TRANSPOSED, AS_IS, a.columns, b.columns, used, factor, a, b, keep);
    }

    /** this = this + other. */
    void add(Matrix other) {
        openblas_nolapack.cblas_saxpy(rows * columns, 1, other.pointer, 1, pointer, 1);
    }

    private void gemm(int formA, int formB, int m, int n, int k, float alpha, Matrix a, Matrix b, float beta) {
        openblas_nolapack.cblas_sgemm(
                ROW_MAJOR, formA, formB, m, n, k, alpha, a.pointer, a.columns, b.pointer, b.columns, beta, pointer,
                columns);
    }

    @Override
    public void close() {
        array.close();
    }
}
