package assay.training;

import java.util.BitSet;

/** Samples all or some of whose labels are turned round: the first class is taken for the last. */
final class Mislabelled implements Samples {
    private final Samples samples;
    private final BitSet turned = new BitSet();

    /** All labels are turned. */
    Mislabelled(Samples samples) {
        this.samples = samples;
        turned.set(0, samples.count());
    }

    /** The labels of these samples are turned. */
    Mislabelled(Samples samples, int[] indices) {
        this.samples = samples;
        for (int index : indices) turned.set(index);
    }

    @Override
    public int count() {
        return samples.count();
    }

    @Override
    public int dimensions() {
        return samples.dimensions();
    }

    @Override
    public int classes() {
        return samples.classes();
    }

    @Override
    public int label(int index) {
        int label = samples.label(index);
        return turned.get(index) ? samples.classes() - 1 - label : label;
    }

    @Override
    public void copyFeatures(int index, float[] target, int offset) {
        samples.copyFeatures(index, target, offset);
    }
}
