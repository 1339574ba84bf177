package assay.participant.http;

import static org.assertj.core.api.Assertions.assertThat;

import assay.content.ContentAddress;
import assay.domain.content.Cid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentCacheTest {
    private static final long BOUND = 2_500;

    private final Path directory;

    ContentCacheTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void what_was_used_longest_ago_goes_first() throws IOException {
        ContentCache cache = ContentCache.open(directory, BOUND);
        Cid first = put(cache, 1);
        Cid second = put(cache, 2);
        assertThat(cache.get(first)).isPresent();
        Cid third = put(cache, 3);

        assertThat(cache.has(first)).isTrue();
        assertThat(cache.has(second)).isFalse();
        assertThat(cache.has(third)).isTrue();
        assertThat(cache.bytes()).isEqualTo(2_000);
        assertThat(directory.toFile().list()).hasSize(2);
    }

    @Test
    void it_is_found_again_after_a_restart_and_shrinks_to_a_smaller_bound() throws IOException {
        ContentCache before = ContentCache.open(directory, BOUND);
        Cid old = put(before, 1);
        Cid fresh = put(before, 2);
        Files.setLastModifiedTime(directory.resolve(old.text()), FileTime.fromMillis(1));

        assertThat(ContentCache.open(directory, BOUND).get(old)).hasValue(bytes(1));
        ContentCache smaller = ContentCache.open(directory, 1_500);
        assertThat(smaller.has(old)).isFalse();
        assertThat(smaller.has(fresh)).isTrue();
    }

    @Test
    void what_was_tampered_with_is_not_given_out() throws IOException {
        ContentCache cache = ContentCache.open(directory, BOUND);
        Cid cid = put(cache, 1);
        Files.write(directory.resolve(cid.text()), bytes(2));

        assertThat(cache.get(cid)).isEmpty();
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void what_is_larger_than_the_bound_is_not_kept() throws IOException {
        ContentCache cache = ContentCache.open(directory, 999);
        assertThat(cache.has(put(cache, 1))).isFalse();
    }

    private static Cid put(ContentCache cache, int number) throws IOException {
        Cid cid = ContentAddress.of(bytes(number));
        cache.put(cid, bytes(number));
        return cid;
    }

    private static byte[] bytes(int number) {
        byte[] bytes = new byte[1_000];
        bytes[0] = (byte) number;
        return bytes;
    }
}
