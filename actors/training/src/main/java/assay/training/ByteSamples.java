package assay.training;

/** Samples of small whole numbers, kept as bytes: a fourth of the memory, which decides what fits a small heap. */
final class ByteSamples implements Samples {
    private final int dimensions;
    private final int classes;
    private final float largest;
    private final byte[] features;
    private final byte[] labels;

    /**
     * Keeps both arrays, whose bytes are unsigned.
     *
     * @param largest the value that becomes 1
     */
    ByteSamples(int dimensions, int classes, float largest, byte[] features, byte[] labels) {
        this.dimensions = dimensions;
        this.classes = classes;
        this.largest = largest;
        this.features = features;
        this.labels = labels;
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int label(int index) {
        return labels[index] & 0xff;
    }

    @Override
    public void copyFeatures(int index, float[] target, int offset) {
        int first = index * dimensions;
        for (int i = 0; i < dimensions; i++) target[offset + i] = (features[first + i] & 0xff) / largest;
    }
}
