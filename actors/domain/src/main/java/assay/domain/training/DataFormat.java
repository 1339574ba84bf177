package assay.domain.training;

/** How a dataset is written down. */
public enum DataFormat {
    /** The bundled handwritten digits; needs no path. */
    DIGITS,
    /** Numbers separated by commas, the label in the last column. */
    CSV,
    /** The format of MNIST: one IDX file of images, one of labels, either gzipped or not. */
    IDX,
    /** Made up from a seed: Gaussian clusters, one per class. The features field says {@code samples,features,classes}. */
    GENERATED
}
