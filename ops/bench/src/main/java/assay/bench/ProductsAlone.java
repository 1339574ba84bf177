package assay.bench;

import static assay.bench.Batches.BATCH;
import static assay.bench.Batches.NODES;
import static assay.bench.TrainingBench.MOMENTUM;
import static assay.bench.TrainingBench.RATE;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The BLAS calls of a training step on native memory and nothing else: no batch is gathered, no activation computed, so
 * nothing is learnt. No way of training can be faster with this BLAS.
 */
final class ProductsAlone {
    private final FloatPointer[] values = new FloatPointer[4];
    private final FloatPointer[] deltas = new FloatPointer[4];
    private final FloatPointer[] weights = new FloatPointer[3];
    private final FloatPointer[] velocities = new FloatPointer[3];

    ProductsAlone() {
        Random random = new Random(1);
        for (int i = 0; i < 4; i++) {
            values[i] = new FloatPointer(new float[BATCH * NODES[i]]);
            deltas[i] = new FloatPointer(new float[BATCH * NODES[i]]);
        }
        for (int i = 0; i < 3; i++) {
            weights[i] = new FloatPointer(Batches.initialWeights(i, random));
            velocities[i] = new FloatPointer(new float[NODES[i] * NODES[i + 1]]);
        }
    }

    void step() {
        for (int i = 0; i < 3; i++) {
            gemm(CblasNoTrans, CblasNoTrans, BATCH, NODES[i + 1], NODES[i], 1, values[i], weights[i], 0, values[i + 1]);
        }
        for (int i = 2; i >= 0; i--) {
            int in = NODES[i];
            int out = NODES[i + 1];
            if (i > 0) gemm(CblasNoTrans, CblasTrans, BATCH, in, out, 1, deltas[i + 1], weights[i], 0, deltas[i]);
            float scale = -RATE / BATCH;
            gemm(CblasTrans, CblasNoTrans, in, out, BATCH, scale, values[i], deltas[i + 1], MOMENTUM, velocities[i]);
            cblas_saxpy(in * out, 1, velocities[i], 1, weights[i], 1);
        }
    }

    private static void gemm(
            int formA,
            int formB,
            int m,
            int n,
            int k,
            float alpha,
            FloatPointer a,
            FloatPointer b,
            float beta,
            FloatPointer c) {
        int rowA = formA == CblasNoTrans ? k : m;
        int rowB = formB == CblasNoTrans ? n : k;
        cblas_sgemm(CblasRowMajor, formA, formB, m, n, k, alpha, a, rowA, b, rowB, beta, c, n);
    }
}
