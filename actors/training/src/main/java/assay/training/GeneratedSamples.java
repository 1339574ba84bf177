package assay.training;

import assay.domain.training.DataSource;
import assay.domain.training.JobFailed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Data made up from a seed: one Gaussian cluster per class around a random centre, cut to 0…1. Close enough together that
 * classes overlap a little when features are few.
 */
final class GeneratedSamples {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9}),(\\d{1,9}),(\\d{1,9})");
    private static final double SPREAD = 0.15;

    private GeneratedSamples() {}

    /** Reads {@code samples,features,classes} from the source's features field, and generates them. */
    static Samples parse(DataSource source, long seed) throws JobFailed {
        if (!source.sha256().isEmpty()) throw Failures.badInput("generated data has no file for a SHA-256 to match");
        Matcher shape = SHAPE.matcher(source.features());
        if (!shape.matches()) throw bad(source, "expected samples,features,classes");
        int count = Integer.parseInt(shape.group(1));
        int dimensions = Integer.parseInt(shape.group(2));
        int classes = Integer.parseInt(shape.group(3));
        if (dimensions < 1 || classes < 2 || classes > CsvFormat.MAX_CLASSES || count < classes) {
            throw bad(source, "expected at least one feature, two classes, and as many samples as classes");
        }
        if ((long) count * dimensions > SampleReader.MAX_FEATURE_VALUES) throw bad(source, "too many values");
        return generate(count, dimensions, classes, seed);
    }

    private static Samples generate(int count, int dimensions, int classes, long seed) {
        SplitMix64 random = SplitMix64.of(seed, "generated data");
        float[] centres = new float[classes * dimensions];
        for (int i = 0; i < centres.length; i++) centres[i] = (float) (0.2 + 0.6 * random.nextDouble());
        float[] features = new float[count * dimensions];
        int[] labels = new int[count];
        for (int sample = 0; sample < count; sample++) {
            // In turn, so that no class is missing however few the samples are; cutting shuffles them.
            labels[sample] = sample % classes;
            for (int i = 0; i < dimensions; i++) {
                double value = centres[labels[sample] * dimensions + i] + SPREAD * random.nextGaussian();
                features[sample * dimensions + i] = (float) Math.max(0, Math.min(1, value));
            }
        }
        return new FloatSamples(dimensions, classes, features, labels);
    }

    private static JobFailed bad(DataSource source, String problem) {
        return Failures.badInput("generated data \"" + source.features() + "\": " + problem + ", such as 1000,20,3");
    }
}
