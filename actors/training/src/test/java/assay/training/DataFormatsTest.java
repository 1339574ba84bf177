package assay.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.entity.Sha256;
import assay.domain.training.DataFormat;
import assay.domain.training.DataSource;
import assay.domain.training.JobFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFormatsTest {
    /** Two pictures of 1 × 2 pixels. */
    private static final byte[] IMAGES = bytes("00000803 00000002 00000001 00000002 00ff 3300");

    private static final byte[] LABELS = bytes("00000801 00000002 0103");

    private final Path directory;

    DataFormatsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void the_bundled_digits_are_all_there() throws JobFailed {
        Samples digits = SampleReader.read(Plans.DIGITS_SOURCE, 0);

        assertThat(digits.count()).isEqualTo(1797);
        assertThat(digits.dimensions()).isEqualTo(64);
        assertThat(digits.classes()).isEqualTo(10);
        assertThat(digits.label(1796)).isEqualTo(8);
        // The first digit's first row is 0, 0, 5, 13, 9, 1, 0, 0 of 16.
        assertThat(features(digits, 0)).startsWith(0, 0, 5 / 16f, 13 / 16f, 9 / 16f, 1 / 16f, 0, 0);
    }

    @Test
    void csv_is_scaled_column_by_column_with_or_without_a_header() throws Exception {
        for (String text : new String[] {"a,b,label\n1,5,0\n3,5,2\r\n\n2,5,1", "1,5,0\n3,5,2\n2,5,1.0\n"}) {
            Samples samples = csv(text);

            assertThat(samples.count()).isEqualTo(3);
            assertThat(samples.classes()).isEqualTo(3);
            assertThat(features(samples, 0)).containsExactly(0, 0);
            assertThat(features(samples, 1)).containsExactly(1, 0);
            assertThat(features(samples, 2)).containsExactly(0.5f, 0);
            assertThat(samples.label(1)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1,2,0~1,x,0     | line 2, column 2: expected a number, found "x"
            1,2,0~1,,0      | line 2, column 2: expected a number, found ""
            1,2,0~1,NaN,0   | line 2, column 2: expected a finite number, found "NaN"
            1,2,0~1,1e99,0  | line 2, column 2: expected a finite number, found "1e99"
            1,2,0~~1,2      | line 3: expected 3 cells as in the first row, found 2
            a,b,c~1,2,-1    | line 2, column 3: expected a label
            1,2,0.5         | line 1, column 3: expected a label
            1,2,cat~1,2,cat | line 2, column 3: expected a label
            1,2,10000       | 0 to 9999
            7               | at least one feature and a label
            a,b,label       | holds no samples""")
    void broken_csv_is_refused_with_line_and_column(String lines, String message) throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), lines.replace('~', '\n'));

        assertRefused(source(DataFormat.CSV, file), "data.csv", message);
    }

    @Test
    void idx_is_read_gzipped_or_not() throws Exception {
        for (byte[] images : new byte[][] {IMAGES, gzip(IMAGES)}) {
            Samples samples = SampleReader.read(idx(images, LABELS), 0);

            assertThat(samples.count()).isEqualTo(2);
            assertThat(samples.classes()).isEqualTo(4);
            assertThat(features(samples, 0)).containsExactly(0, 1);
            assertThat(features(samples, 1)).containsExactly(0.2f, 0);
            assertThat(samples.label(1)).isEqualTo(3);
        }
    }

    @Test
    void broken_idx_is_refused_with_what_was_expected() throws IOException {
        assertRefused(idx(Arrays.copyOf(IMAGES, 3), LABELS), "header of 4 bytes", "cut short");
        assertRefused(idx(Arrays.copyOf(IMAGES, 10), LABELS), "header of 16 bytes", "cut short");
        assertRefused(idx(Arrays.copyOf(IMAGES, IMAGES.length - 1), LABELS), "4 bytes, but 3 follow", "cut short");
        assertRefused(idx(Arrays.copyOf(IMAGES, IMAGES.length + 1), LABELS), "4 bytes, but 5 follow");
        assertRefused(idx(LABELS, LABELS), "magic number 0x00000803", "found magic number 0x00000801");
        assertRefused(idx(IMAGES, IMAGES), "expected one label a sample", "exchanged");
        assertRefused(idx("<html>not found</html>".getBytes(UTF_8), LABELS), "magic number");
        assertRefused(idx(bytes("00000803 7fffffff 7fffffff 7fffffff"), LABELS), "product at most");
        assertRefused(idx(bytes("00000803 00000000 00000001 00000001"), LABELS), "at least 1");
        assertRefused(idx(IMAGES, bytes("00000801 00000001 01")), "2 samples", "1 labels");
        byte[] packed = gzip(IMAGES);
        assertRefused(idx(Arrays.copyOf(packed, packed.length - 9), LABELS), "gzip", "cut short");
    }

    @Test
    void generated_data_is_a_function_of_the_seed() throws JobFailed {
        DataSource source = new DataSource(DataFormat.GENERATED, "30,4,3", "", "");

        Samples first = SampleReader.read(source, 1);

        assertThat(first.count()).isEqualTo(30);
        assertThat(first.classes()).isEqualTo(3);
        assertThat(features(SampleReader.read(source, 1), 29)).isEqualTo(features(first, 29));
        assertThat(features(SampleReader.read(source, 2), 29)).isNotEqualTo(features(first, 29));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ''                    | samples,features,classes
            10,2                  | samples,features,classes
            10,2,many             | samples,features,classes
            10,0,2                | at least one feature
            10,2,1                | two classes
            2,2,3                 | as many samples as classes
            999999999,999999999,2 | too many""")
    void broken_shapes_of_generated_data_are_refused(String shape, String message) {
        assertRefused(new DataSource(DataFormat.GENERATED, shape, "", ""), message);
    }

    @Test
    void a_file_that_is_not_the_promised_one_is_refused() throws Exception {
        Path file = Files.writeString(directory.resolve("data.csv"), "1,0\n2,1\n");
        String right = Sha256.hexOf(Files.readAllBytes(file));
        String wrong = "0".repeat(64);

        assertThat(SampleReader.read(new DataSource(DataFormat.CSV, file.toString(), "", right), 0)
                        .count())
                .isEqualTo(2);
        assertRefused(new DataSource(DataFormat.CSV, file.toString(), "", wrong), wrong, right);
        assertRefused(new DataSource(DataFormat.GENERATED, "10,2,2", "", right), "no file");
        assertRefused(new DataSource(DataFormat.DIGITS, file.toString(), "", ""), "bundled digits need none");
    }

    @Test
    void a_missing_file_is_the_environments_fault() {
        Path absent = directory.resolve("absent.csv");

        assertThatThrownBy(() -> SampleReader.read(source(DataFormat.CSV, absent), 0))
                .isInstanceOfSatisfying(
                        JobFailed.class, e -> assertThat(e.fault()).isEqualTo(JobFailed.Fault.ENVIRONMENT))
                .hasMessageContaining("absent.csv does not exist here");
        assertRefused(new DataSource(DataFormat.CSV, "", "", ""), "path of the features file is missing");
    }

    private static void assertRefused(DataSource source, String... words) {
        assertThatThrownBy(() -> SampleReader.read(source, 0))
                .isInstanceOfSatisfying(
                        JobFailed.class, e -> assertThat(e.fault()).isEqualTo(JobFailed.Fault.BAD_INPUT))
                .message()
                .contains(words);
    }

    private Samples csv(String text) throws Exception {
        return SampleReader.read(source(DataFormat.CSV, Files.writeString(directory.resolve("data.csv"), text)), 0);
    }

    private static DataSource source(DataFormat format, Path file) {
        return new DataSource(format, file.toString(), "", "");
    }

    private DataSource idx(byte[] images, byte[] labels) throws IOException {
        Path imagesFile = Files.write(directory.resolve("images"), images);
        Path labelsFile = Files.write(directory.resolve("labels"), labels);
        return new DataSource(DataFormat.IDX, imagesFile.toString(), labelsFile.toString(), "");
    }

    private static float[] features(Samples samples, int index) {
        float[] row = new float[samples.dimensions()];
        samples.copyFeatures(index, row, 0);
        return row;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
