package assay.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.content.Cid;
import assay.domain.content.ContentDamaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingTest {
    private static final int CHUNK = 256 * 1024;

    @Test
    void the_address_of_pieces_is_that_of_the_whole() {
        for (int size : new int[] {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 176 * CHUNK + 5}) {
            for (int piece : new int[] {1_000_003, CHUNK, 70_001}) {
                byte[] all = bytes(size);
                GrowingAddress growing = new GrowingAddress();
                for (int at = 0; at < size; at += piece) {
                    growing.add(Arrays.copyOfRange(all, at, Math.min(size, at + piece)));
                }
                assertThat(growing.end())
                        .describedAs("%d bytes by %d", size, piece)
                        .isEqualTo(ContentAddress.of(all));
            }
        }
    }

    @Test
    void content_is_seen_once_it_is_whole(@TempDir Path directory) throws IOException {
        DirectoryStore store = DirectoryStore.open(directory);
        byte[] all = bytes(CHUNK + 7);
        Cid cid = ContentAddress.of(all);
        try (Incoming incoming = store.incoming(cid)) {
            incoming.add(Arrays.copyOf(all, CHUNK));
            assertThat(store.has(cid)).isFalse();
            incoming.add(Arrays.copyOfRange(all, CHUNK, all.length));
            incoming.keep();
        }
        assertThat(store.has(cid)).isTrue();
        assertThat(store.get(cid)).isEqualTo(all);
    }

    @Test
    void what_is_not_what_it_should_be_leaves_nothing_behind(@TempDir Path directory) throws IOException {
        DirectoryStore store = DirectoryStore.open(directory);
        Cid cid = ContentAddress.of(bytes(10));
        try (Incoming incoming = store.incoming(cid)) {
            incoming.add(bytes(11));
            assertThatThrownBy(incoming::keep).isInstanceOf(ContentDamaged.class);
        }
        assertThat(store.has(cid)).isFalse();
        try (Stream<Path> left = Files.list(directory.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
