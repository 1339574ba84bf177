package assay.participant.http;

import assay.content.ContentAddress;
import assay.domain.content.Cid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Content that was fetched or made here, kept in a directory so that it is not fetched again. When it grows beyond its
 * bound, what was used longest ago goes. One process at a time uses a directory.
 */
public final class ContentCache {
    private static final String DRAFT = ".draft";

    private final Path root;
    private final long mostBytes;
    private final Map<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private ContentCache(Path root, long mostBytes) {
        this.root = root;
        this.mostBytes = mostBytes;
    }

    /** The cache in {@code root}, which is made if it is not there. */
    public static ContentCache open(Path root, long mostBytes) throws IOException {
        ContentCache cache = new ContentCache(root, mostBytes);
        Files.createDirectories(root);
        cache.takeStock();
        return cache;
    }

    private record Kept(String name, long bytes, long usedMillis) {}

    private synchronized void takeStock() throws IOException {
        List<Kept> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(DRAFT)) Files.deleteIfExists(file);
                else
                    found.add(new Kept(
                            name,
                            Files.size(file),
                            Files.getLastModifiedTime(file).toMillis()));
            }
        }
        found.sort(Comparator.comparingLong(Kept::usedMillis));
        for (Kept each : found) {
            sizes.put(each.name(), each.bytes());
            bytes += each.bytes();
        }
        shrink("");
    }

    /** How much is kept. */
    public synchronized long bytes() {
        return bytes;
    }

    synchronized boolean has(Cid cid) {
        return sizes.containsKey(cid.text());
    }

    /** The bytes under {@code cid}, if they are here and what they should be. */
    synchronized Optional<byte[]> get(Cid cid) throws IOException {
        if (!has(cid)) return Optional.empty();
        try {
            byte[] found = Files.readAllBytes(root.resolve(cid.text()));
            sizes.get(cid.text());
            if (ContentAddress.of(found).equals(cid)) return Optional.of(found);
        } catch (NoSuchFileException gone) {
            // Somebody tidied up: it is fetched again.
        }
        remove(cid.text());
        return Optional.empty();
    }

    /** Keeps {@code content}; without effect when it is larger than the whole cache may be. */
    synchronized void put(Cid cid, byte[] content) throws IOException {
        if (content.length > mostBytes || has(cid)) return;
        Path draft = root.resolve(cid.text() + DRAFT);
        Files.write(draft, content);
        Files.move(
                draft, root.resolve(cid.text()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sizes.put(cid.text(), (long) content.length);
        bytes += content.length;
        shrink(cid.text());
    }

    private void shrink(String newest) throws IOException {
        Iterator<String> oldest = List.copyOf(sizes.keySet()).iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            String name = oldest.next();
            if (!name.equals(newest)) remove(name);
        }
    }

    private void remove(String name) throws IOException {
        Files.deleteIfExists(root.resolve(name));
        Long size = sizes.remove(name);
        if (size != null) bytes -= size;
    }
}
