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

/** What one would write without any library but BLAS. */
final class BareLoop {
    private final float[][] values = new float[4][];
    private final float[][] deltas = new float[4][];
    private final float[][] weights = new float[3][];
    private final float[][] velocities = new float[3][];
    private final float[][] biases = new float[3][];
    private final float[][] biasVelocities = new float[3][];

    BareLoop() {
        Random random = new Random(1);
        for (int i = 0; i < 4; i++) {
            values[i] = new float[BATCH * NODES[i]];
            deltas[i] = new float[BATCH * NODES[i]];
        }
        for (int i = 0; i < 3; i++) {
            weights[i] = Batches.initialWeights(i, random);
            velocities[i] = new float[weights[i].length];
            biases[i] = new float[NODES[i + 1]];
            biasVelocities[i] = new float[NODES[i + 1]];
        }
    }

    void step(Batches data, int from) {
        data.gather(from, values[0]);
        for (int i = 0; i < 3; i++) forward(i);
        softmax(data, from);
        for (int i = 2; i >= 0; i--) backward(i);
    }

    private void forward(int layer) {
        int in = NODES[layer];
        int out = NODES[layer + 1];
        gemm(
                CblasNoTrans,
                CblasNoTrans,
                BATCH,
                out,
                in,
                1,
                values[layer],
                in,
                weights[layer],
                out,
                0,
                values[layer + 1],
                out);
        float[] sums = values[layer + 1];
        for (int row = 0; row < BATCH; row++) {
            for (int i = 0; i < out; i++) {
                float sum = sums[row * out + i] + biases[layer][i];
                sums[row * out + i] = layer < 2 ? Math.max(0, sum) : sum;
            }
        }
    }

    private void softmax(Batches data, int from) {
        int classes = NODES[3];
        for (int row = 0; row < BATCH; row++) {
            int first = row * classes;
            float greatest = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < classes; i++) greatest = Math.max(greatest, values[3][first + i]);
            float sum = 0;
            for (int i = 0; i < classes; i++) {
                deltas[3][first + i] = (float) Math.exp(values[3][first + i] - greatest);
                sum += deltas[3][first + i];
            }
            for (int i = 0; i < classes; i++) deltas[3][first + i] /= sum;
            deltas[3][first + data.labels[data.order[from + row]]] -= 1;
        }
    }

    private void backward(int layer) {
        int in = NODES[layer];
        int out = NODES[layer + 1];
        if (layer > 0) {
            gemm(
                    CblasNoTrans,
                    CblasTrans,
                    BATCH,
                    in,
                    out,
                    1,
                    deltas[layer + 1],
                    out,
                    weights[layer],
                    out,
                    0,
                    deltas[layer],
                    in);
            for (int i = 0; i < deltas[layer].length; i++) if (values[layer][i] <= 0) deltas[layer][i] = 0;
        }
        gemm(
                CblasTrans,
                CblasNoTrans,
                in,
                out,
                BATCH,
                -RATE / BATCH,
                values[layer],
                in,
                deltas[layer + 1],
                out,
                MOMENTUM,
                velocities[layer],
                out);
        cblas_saxpy(weights[layer].length, 1, velocities[layer], 1, weights[layer], 1);
        for (int i = 0; i < out; i++) biasVelocities[layer][i] *= MOMENTUM;
        for (int row = 0; row < BATCH; row++) {
            for (int i = 0; i < out; i++) {
                biasVelocities[layer][i] -= RATE / BATCH * deltas[layer + 1][row * out + i];
            }
        }
        for (int i = 0; i < out; i++) biases[layer][i] += biasVelocities[layer][i];
    }

    private static void gemm(
            int formA,
            int formB,
            int m,
            int n,
            int k,
            float alpha,
            float[] a,
            int rowA,
            float[] b,
            int rowB,
            float beta,
            float[] c,
            int rowC) {
        cblas_sgemm(CblasRowMajor, formA, formB, m, n, k, alpha, a, rowA, b, rowB, beta, c, rowC);
    }
}
