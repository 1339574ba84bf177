package assay.domain.training;

/**
 * Where a dataset is.
 *
 * @param features a path, empty for the bundled digits
 * @param labels a path for {@link DataFormat#IDX}, otherwise empty
 * @param sha256 what the features file must hash to in lower-case hex, or empty for any
 */
public record DataSource(DataFormat format, String features, String labels, String sha256) {}
