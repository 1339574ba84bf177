package assay.content;

import assay.domain.content.Cid;
import assay.domain.content.ContentDamaged;
import assay.domain.content.ContentMissing;
import assay.domain.content.ContentStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * A content store in a directory, which any number of processes may share: a file appears under its address whole, by an
 * atomic move, or not at all, and two writers of the same address write the same bytes.
 *
 * <p>Files lie in sub-directories named by the two characters before the address's last one (the
 * {@code next-to-last/2} of IPFS nodes): 1,024 at most, filled evenly.
 */
public final class DirectoryStore implements ContentStore {
    private static final String INCOMING = "incoming";
    /** A file this old that is still incoming was left by a process that died. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path root;
    private final Path incoming;

    private DirectoryStore(Path root) {
        this.root = root;
        this.incoming = root.resolve(INCOMING);
    }

    /** Opens the store in {@code root}, which is created if it is not there. */
    public static DirectoryStore open(Path root) throws IOException {
        DirectoryStore store = new DirectoryStore(root.toAbsolutePath().normalize());
        try {
            Files.createDirectories(store.incoming);
            store.removeAbandoned();
        } catch (IOException e) {
            throw new IOException(
                    "content directory " + store.root + " cannot be used (" + reason(e)
                            + "): check that it is a directory this user may write to",
                    e);
        }
        return store;
    }

    /** Where the files are. */
    public Path root() {
        return root;
    }

    /** {@inheritDoc} A damaged file under the same address is replaced. On return the bytes survive a power cut. */
    @Override
    public Cid put(byte[] bytes) throws IOException {
        Cid cid = ContentAddress.of(bytes);
        Path shard = shardOf(cid);
        try {
            if (!holds(shard.resolve(cid.text()), bytes)) write(shard, cid.text(), bytes);
        } catch (IOException e) {
            throw new IOException(
                    "content " + cid + " (" + bytes.length + " bytes) cannot be written to " + root + " (" + reason(e)
                            + "; " + usableMebibytes() + " MiB free): make room, or choose another content directory",
                    e);
        }
        return cid;
    }

    @Override
    public byte[] get(Cid cid) throws IOException {
        if (!ContentAddress.wellFormed(cid)) throw new ContentMissing(cid, root.toString());
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(shardOf(cid).resolve(cid.text()));
        } catch (NoSuchFileException e) {
            ContentMissing missing = new ContentMissing(cid, root.toString());
            missing.initCause(e);
            throw missing;
        }
        Cid found = ContentAddress.of(bytes);
        if (!found.equals(cid)) throw new ContentDamaged(cid, found, root.toString());
        return bytes;
    }

    /** Whether something is stored under {@code cid}; whether it is undamaged shows when it is read. */
    public boolean has(Cid cid) {
        return ContentAddress.wellFormed(cid) && Files.isRegularFile(file(cid));
    }

    /** Where the bytes under {@code cid} are, or would be. */
    public Path file(Cid cid) {
        if (!ContentAddress.wellFormed(cid)) throw new IllegalArgumentException(cid + " is no address of content");
        return shardOf(cid).resolve(cid.text());
    }

    /** Takes in content piece by piece, which nobody sees before it is whole and what it should be. */
    public Incoming incoming(Cid cid) throws IOException {
        if (!ContentAddress.wellFormed(cid)) throw new IllegalArgumentException(cid + " is no address of content");
        return new Incoming(cid, Files.createTempFile(incoming, "content-", null), shardOf(cid));
    }

    private Path shardOf(Cid cid) {
        String text = cid.text();
        return root.resolve(text.substring(text.length() - 3, text.length() - 1));
    }

    private static boolean holds(Path file, byte[] bytes) throws IOException {
        try {
            return Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void write(Path shard, String name, byte[] bytes) throws IOException {
        Files.createDirectories(shard);
        Path whole = Files.createTempFile(incoming, "content-", null);
        try {
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) channel.write(rest);
                channel.force(true);
            }
            Files.move(whole, shard.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory(shard);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** Without this a power cut could take back the move, and a journal would name content that is gone. */
    static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void removeAbandoned() throws IOException {
        Instant limit = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
            for (Path file : files) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) Files.deleteIfExists(file);
                } catch (NoSuchFileException e) {
                    // Another process finished or removed it between the listing and the look.
                }
            }
        }
    }

    private long usableMebibytes() {
        return root.toFile().getUsableSpace() >> 20;
    }

    /** The JDK's file system exceptions often say no more than the path: their type is the message. */
    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
