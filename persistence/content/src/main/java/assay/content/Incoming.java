package assay.content;

import assay.domain.content.Cid;
import assay.domain.content.ContentDamaged;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Content on its way into a {@link DirectoryStore}. Closing it removes what was not {@link #keep kept}. */
public final class Incoming implements Closeable {
    private final Cid cid;
    private final Path draft;
    private final Path shard;
    private final FileChannel channel;
    private final GrowingAddress address = new GrowingAddress();
    private long bytes;

    Incoming(Cid cid, Path draft, Path shard) throws IOException {
        this.cid = cid;
        this.draft = draft;
        this.shard = shard;
        this.channel = FileChannel.open(draft, StandardOpenOption.WRITE);
    }

    /** Takes in the next bytes. */
    public void add(byte[] next) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(next);
        while (rest.hasRemaining()) channel.write(rest);
        address.add(next);
        bytes += next.length;
    }

    /** How much has come. */
    public long bytes() {
        return bytes;
    }

    /**
     * Makes it visible under its address. On return the bytes survive a power cut.
     *
     * @throws ContentDamaged when the bytes hash to something else
     */
    public void keep() throws IOException {
        Cid found = address.end();
        if (!found.equals(cid)) throw new ContentDamaged(cid, found, "what was sent");
        channel.force(true);
        channel.close();
        Files.createDirectories(shard);
        Files.move(
                draft, shard.resolve(cid.text()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DirectoryStore.forceDirectory(shard);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(draft);
    }
}
