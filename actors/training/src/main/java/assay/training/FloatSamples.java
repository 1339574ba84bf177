package assay.training;

import assay.domain.training.JobFailed;
import java.util.List;

/** Samples whose features are kept as they are used, one sample after the other. */
final class FloatSamples implements Samples {
    private final int dimensions;
    private final int classes;
    private final float[] features;
    private final int[] labels;

    /** Keeps both arrays. */
    FloatSamples(int dimensions, int classes, float[] features, int[] labels) {
        this.dimensions = dimensions;
        this.classes = classes;
        this.features = features;
        this.labels = labels;
    }

    /** All samples of {@code parts}, which must agree on features and classes. */
    static FloatSamples joined(List<FloatSamples> parts) throws JobFailed {
        FloatSamples first = parts.get(0);
        if (parts.size() == 1) return first;
        long count = 0;
        for (FloatSamples part : parts) {
            if (part.dimensions != first.dimensions || part.classes != first.classes) {
                throw Failures.badInput("segments do not belong together: one has " + first.dimensions
                        + " features and " + first.classes + " classes, another " + part.dimensions + " and "
                        + part.classes);
            }
            count += part.count();
        }
        if (count * first.dimensions > SampleReader.MAX_FEATURE_VALUES) {
            throw Failures.badInput(count + " samples of " + first.dimensions + " features are too many for one job");
        }
        float[] features = new float[(int) count * first.dimensions];
        int[] labels = new int[(int) count];
        int samples = 0;
        for (FloatSamples part : parts) {
            System.arraycopy(part.features, 0, features, samples * first.dimensions, part.features.length);
            System.arraycopy(part.labels, 0, labels, samples, part.labels.length);
            samples += part.count();
        }
        return new FloatSamples(first.dimensions, first.classes, features, labels);
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
        return labels[index];
    }

    @Override
    public void copyFeatures(int index, float[] target, int offset) {
        System.arraycopy(features, index * dimensions, target, offset, dimensions);
    }
}
