package assay.training;

/**
 * Lets some of a batch's numbers through, larger by as much as the others are missing, so that their sum is to be expected
 * the same (N. Srivastava et al., JMLR 2014, in the form that leaves measuring alone).
 */
final class Dropout implements AutoCloseable {
    private final double keep;
    private final Matrix outputs;
    private final float[] mask;

    /** For rows of {@code columns} numbers, of which each stays with a probability of {@code keep}. */
    Dropout(double keep, int rows, int columns) {
        this.keep = keep;
        this.outputs = new Matrix(rows, columns);
        this.mask = new float[rows * columns];
    }

    /** Draws what stays of the first {@code rows} rows. */
    void draw(SplitMix64 random, int rows) {
        float kept = (float) (1 / keep);
        for (int i = 0; i < rows * outputs.columns(); i++) mask[i] = random.nextDouble() < keep ? kept : 0;
    }

    /** Takes what stays of {@code from} over to {@link #outputs}. */
    void apply(Matrix from, int rows) {
        for (int i = 0; i < rows * outputs.columns(); i++) {
            outputs.values().put(i, from.values().get(i) * mask[i]);
        }
    }

    Matrix outputs() {
        return outputs;
    }

    /** Takes derivatives by the outputs, in place, to derivatives by what was there before. */
    void derive(Matrix deltas, int rows) {
        for (int i = 0; i < rows * outputs.columns(); i++) {
            deltas.values().put(i, deltas.values().get(i) * mask[i]);
        }
    }

    @Override
    public void close() {
        outputs.close();
    }
}
