package assay.training;

import assay.domain.training.Activation;
import java.nio.FloatBuffer;

/** What layers do to their weighted sums, in place. {@code StrictMath}, because every machine must agree. */
final class Activations {
    private Activations() {}

    /** values[r][i] = f(values[r][i] + biases[i]) for the first {@code rows} rows. */
    static void apply(Activation activation, FloatBuffer values, float[] biases, int rows) {
        for (int row = 0; row < rows; row++) {
            int first = row * biases.length;
            switch (activation) {
                case RELU -> relu(values, first, biases);
                case LINEAR -> linear(values, first, biases);
                case SIGMOID -> sigmoid(values, first, biases);
                case TANH -> tanh(values, first, biases);
                case SOFTRELU -> softrelu(values, first, biases);
                case SOFTSIGN -> softsign(values, first, biases);
            }
        }
    }

    private static void relu(FloatBuffer values, int first, float[] biases) {
        for (int i = 0; i < biases.length; i++) values.put(first + i, Math.max(0, values.get(first + i) + biases[i]));
    }

    private static void linear(FloatBuffer values, int first, float[] biases) {
        for (int i = 0; i < biases.length; i++) values.put(first + i, values.get(first + i) + biases[i]);
    }

    private static void sigmoid(FloatBuffer values, int first, float[] biases) {
        for (int i = 0; i < biases.length; i++) {
            double sum = values.get(first + i) + biases[i];
            values.put(first + i, (float) (1 / (1 + StrictMath.exp(-sum))));
        }
    }

    private static void tanh(FloatBuffer values, int first, float[] biases) {
        for (int i = 0; i < biases.length; i++) {
            values.put(first + i, (float) StrictMath.tanh(values.get(first + i) + biases[i]));
        }
    }

    private static void softrelu(FloatBuffer values, int first, float[] biases) {
        for (int i = 0; i < biases.length; i++) {
            double sum = values.get(first + i) + biases[i];
            // log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), which does not overflow.
            double soft = StrictMath.max(sum, 0) + StrictMath.log1p(StrictMath.exp(-StrictMath.abs(sum)));
            values.put(first + i, (float) soft);
        }
    }

    private static void softsign(FloatBuffer values, int first, float[] biases) {
        for (int i = 0; i < biases.length; i++) {
            float sum = values.get(first + i) + biases[i];
            values.put(first + i, sum / (1 + Math.abs(sum)));
        }
    }

    /** deltas[i] = deltas[i] · f′, the derivative being a function of the output, for the first {@code count}. */
    static void derive(Activation activation, FloatBuffer outputs, FloatBuffer deltas, int count) {
        switch (activation) {
            case RELU -> {
                for (int i = 0; i < count; i++) if (!(outputs.get(i) > 0)) deltas.put(i, 0);
            }
            case SIGMOID -> {
                for (int i = 0; i < count; i++) {
                    float output = outputs.get(i);
                    deltas.put(i, deltas.get(i) * output * (1 - output));
                }
            }
            case TANH -> {
                for (int i = 0; i < count; i++) {
                    float output = outputs.get(i);
                    deltas.put(i, deltas.get(i) * (1 - output * output));
                }
            }
            case SOFTRELU -> {
                // f = log(1 + e^x), f′ = e^x / (1 + e^x) = 1 − e^−f.
                for (int i = 0; i < count; i++) {
                    deltas.put(i, (float) (deltas.get(i) * -StrictMath.expm1(-outputs.get(i))));
                }
            }
            case SOFTSIGN -> {
                for (int i = 0; i < count; i++) {
                    float slope = 1 - Math.abs(outputs.get(i));
                    deltas.put(i, deltas.get(i) * slope * slope);
                }
            }
            case LINEAR -> {
                // Its derivative is one.
            }
        }
    }
}
