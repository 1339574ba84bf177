package assay.training;

import assay.domain.entity.Sha256;
import assay.domain.training.DataFormat;
import assay.domain.training.DataSource;
import assay.domain.training.JobFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads the dataset a {@link DataSource} names. */
final class SampleReader {
    /** More is beyond one trainer: arrays end here, and so does the memory of most machines. */
    static final long MAX_FEATURE_VALUES = Integer.MAX_VALUE - 8;

    private static final String DIGITS = "digits/digits.csv.gz";

    private SampleReader() {}

    /**
     * All samples of {@code source}.
     *
     * @param seed for {@link DataFormat#GENERATED}: what to generate from
     */
    static Samples read(DataSource source, long seed) throws JobFailed {
        Samples samples =
                switch (source.format()) {
                    case DIGITS -> DigitsFormat.parse(plain(bundledDigits(source), "bundled digits"));
                    case CSV -> CsvFormat.parse(source.features(), plain(features(source), source.features()));
                    case IDX ->
                        IdxFormat.parse(
                                source.features(),
                                plain(features(source), source.features()),
                                source.labels(),
                                plain(file(source.labels(), "labels"), source.labels()));
                    case GENERATED -> GeneratedSamples.parse(source, seed);
                };
        if (samples.count() == 0) throw Failures.badInput("dataset " + source.features() + " holds no samples");
        return samples;
    }

    private static byte[] bundledDigits(DataSource source) throws JobFailed {
        if (!source.features().isEmpty()) {
            throw Failures.badInput("dataset path " + source.features()
                    + ": the bundled digits need none; leave it out, or say that the format is CSV or IDX");
        }
        try (InputStream in = SampleReader.class.getResourceAsStream(DIGITS)) {
            if (in == null) throw new IllegalStateException("resource " + DIGITS + " is not on the class path");
            return checked(source, in.readAllBytes(), "bundled digits");
        } catch (IOException e) {
            throw Failures.environment("bundled digits cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] features(DataSource source) throws JobFailed {
        return checked(source, file(source.features(), "features"), source.features());
    }

    private static byte[] checked(DataSource source, byte[] bytes, String name) throws JobFailed {
        if (source.sha256().isEmpty()) return bytes;
        String found = Sha256.hexOf(bytes);
        if (found.equals(source.sha256())) return bytes;
        throw Failures.badInput("dataset " + name + ": expected SHA-256 " + source.sha256() + ", found " + found);
    }

    private static byte[] file(String path, String field) throws JobFailed {
        if (path.isEmpty()) throw Failures.badInput("dataset: the path of the " + field + " file is missing");
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (NoSuchFileException e) {
            throw Failures.environment("dataset " + path + " does not exist here (field " + field + ")", e);
        } catch (IOException e) {
            throw Failures.environment("dataset " + path + " cannot be read (field " + field + "): " + e, e);
        }
    }

    /** Unpacks {@code bytes} if they are gzipped, which their first two bytes tell. */
    private static byte[] plain(byte[] bytes, String name) throws JobFailed {
        if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) return bytes;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw Failures.badInput(
                    "dataset " + name + ": its gzip data is damaged or cut short (" + e.getMessage() + ")", e);
        }
    }
}
