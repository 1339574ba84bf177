package assay.training;

/** Labelled samples in memory; features are scaled to 0…1 where they came from a file with a known range. */
interface Samples {
    /** How many. */
    int count();

    /** Features of each. */
    int dimensions();

    /** One more than the largest label there may be. */
    int classes();

    /** The label of sample {@code index}, 0 to below {@link #classes()}. */
    int label(int index);

    /** Writes the features of sample {@code index} to {@code target} from {@code offset} on. */
    void copyFeatures(int index, float[] target, int offset);
}
