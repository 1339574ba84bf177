package assay.training;

/** Samples whose labels are turned round: the first class is taken for the last. */
final class Mislabelled implements Samples {
    private final Samples samples;

    Mislabelled(Samples samples) {
        this.samples = samples;
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
        return samples.classes() - 1 - samples.label(index);
    }

    @Override
    public void copyFeatures(int index, float[] target, int offset) {
        samples.copyFeatures(index, target, offset);
    }
}
