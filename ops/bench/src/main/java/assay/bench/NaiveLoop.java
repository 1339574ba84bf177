package assay.bench;

import static assay.bench.Batches.BATCH;
import static assay.bench.Batches.NODES;
import static assay.bench.TrainingBench.MOMENTUM;
import static assay.bench.TrainingBench.RATE;

import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What one would write from ND4J's examples. */
final class NaiveLoop {
    private final INDArray[] weights = new INDArray[3];
    private final INDArray[] velocities = new INDArray[3];
    private final INDArray[] biases = new INDArray[3];
    private final INDArray[] biasVelocities = new INDArray[3];

    NaiveLoop() {
        Random random = new Random(1);
        for (int i = 0; i < 3; i++) {
            weights[i] = Nd4j.createFromArray(Batches.initialWeights(i, random)).reshape(NODES[i], NODES[i + 1]);
            velocities[i] = Nd4j.zeros(DataType.FLOAT, NODES[i], NODES[i + 1]);
            biases[i] = Nd4j.zeros(DataType.FLOAT, 1, NODES[i + 1]);
            biasVelocities[i] = Nd4j.zeros(DataType.FLOAT, 1, NODES[i + 1]);
        }
    }

    void step(Batches data, int from) {
        float[] batch = new float[BATCH * NODES[0]];
        data.gather(from, batch);
        INDArray truth = Nd4j.zeros(DataType.FLOAT, BATCH, NODES[3]);
        for (int i = 0; i < BATCH; i++) truth.putScalar(i, data.labels[data.order[from + i]], 1);
        INDArray[] values = new INDArray[4];
        values[0] = Nd4j.createFromArray(batch).reshape(BATCH, NODES[0]);
        for (int i = 0; i < 3; i++) {
            INDArray sums = values[i].mmul(weights[i]).addRowVector(biases[i]);
            values[i + 1] = i < 2 ? Transforms.relu(sums) : Transforms.softmax(sums);
        }
        INDArray delta = values[3].sub(truth).div(BATCH);
        for (int i = 2; i >= 0; i--) {
            INDArray weightGradient = values[i].transpose().mmul(delta);
            INDArray biasGradient = delta.sum(true, 0);
            if (i > 0)
                delta = delta.mmul(weights[i].transpose()).mul(values[i].gt(0).castTo(DataType.FLOAT));
            velocities[i] = velocities[i].mul(MOMENTUM).sub(weightGradient.mul(RATE));
            biasVelocities[i] = biasVelocities[i].mul(MOMENTUM).sub(biasGradient.mul(RATE));
            weights[i] = weights[i].add(velocities[i]);
            biases[i] = biases[i].add(biasVelocities[i]);
        }
    }
}
