package assay.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.content.Cid;
import assay.domain.content.ContentDamaged;
import assay.domain.content.ContentMissing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {
    private static final byte[] CONTENT = "a segment".getBytes(UTF_8);

    private final Path directory;

    DirectoryStoreTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void what_was_put_is_found_by_another_process_opening_the_same_directory() throws IOException {
        Cid cid = DirectoryStore.open(directory).put(CONTENT);

        assertThat(DirectoryStore.open(directory).get(cid)).isEqualTo(CONTENT);
        assertThat(cid).isEqualTo(ContentAddress.of(CONTENT));
    }

    @Test
    void putting_the_same_bytes_again_changes_nothing() throws IOException {
        DirectoryStore store = DirectoryStore.open(directory);
        Cid cid = store.put(CONTENT);
        FileTime before = Files.getLastModifiedTime(fileOf(cid));

        assertThat(store.put(CONTENT)).isEqualTo(cid);
        assertThat(Files.getLastModifiedTime(fileOf(cid))).isEqualTo(before);
        assertThat(files()).containsExactly(fileOf(cid));
    }

    @Test
    void an_unknown_address_is_missing() throws IOException {
        DirectoryStore store = DirectoryStore.open(directory);

        assertThatThrownBy(() -> store.get(ContentAddress.of(CONTENT)))
                .isInstanceOf(ContentMissing.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("same content store");
    }

    @Test
    void an_address_that_is_a_path_never_reaches_the_file_system() throws IOException {
        Files.write(directory.resolve("secret"), CONTENT);
        DirectoryStore store = DirectoryStore.open(directory.resolve("store"));

        assertThatThrownBy(() -> store.get(new Cid("../secret"))).isInstanceOf(ContentMissing.class);
    }

    @Test
    void a_changed_byte_is_noticed_on_every_read_and_mended_by_putting_again() throws IOException {
        DirectoryStore store = DirectoryStore.open(directory);
        Cid cid = store.put(CONTENT);
        Files.write(fileOf(cid), "a sogment".getBytes(UTF_8));

        assertThatThrownBy(() -> store.get(cid))
                .isInstanceOf(ContentDamaged.class)
                .hasMessageContaining(cid.text());

        store.put(CONTENT);
        assertThat(store.get(cid)).isEqualTo(CONTENT);
    }

    @Test
    void many_writers_of_many_contents_leave_whole_files_only() throws Exception {
        List<DirectoryStore> stores = List.of(DirectoryStore.open(directory), DirectoryStore.open(directory));
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Cid>> puts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                DirectoryStore store = stores.get(i % 2);
                byte[] content = ("content " + i % 20).getBytes(UTF_8);
                Callable<Cid> put = () -> store.put(content);
                puts.add(writers.submit(put));
            }
            for (Future<Cid> put : puts)
                assertThat(stores.get(0).get(put.get())).startsWith("content".getBytes(UTF_8));
        } finally {
            writers.shutdownNow();
        }
        assertThat(files()).hasSize(20);
    }

    @Test
    void what_a_dead_process_left_half_written_is_removed_after_a_day() throws IOException {
        Path old = Files.createFile(
                Files.createDirectories(directory.resolve("incoming")).resolve("content-1"));
        Path fresh = Files.createFile(directory.resolve("incoming/content-2"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        DirectoryStore.open(directory);

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void a_directory_that_is_a_file_is_refused_with_advice() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> DirectoryStore.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("may write to");
    }

    @Test
    void a_write_that_fails_says_what_where_and_how_much_room_is_left() throws IOException {
        DirectoryStore store = DirectoryStore.open(directory);
        String address = ContentAddress.of(CONTENT).text();
        // The shard's name is taken by a file: the same for every user, root included.
        Files.createFile(directory.resolve(address.substring(address.length() - 3, address.length() - 1)));

        assertThatThrownBy(() -> store.put(CONTENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(address)
                .hasMessageContaining("9 bytes")
                .hasMessageContaining("MiB free");
    }

    private Path fileOf(Cid cid) {
        String text = cid.text();
        return directory.resolve(text.substring(56, 58)).resolve(text);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
