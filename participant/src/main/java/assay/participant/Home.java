package assay.participant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A directory that one process of participants has to itself for as long as it lives. */
final class Home implements AutoCloseable {
    private final FileChannel channel;

    private Home(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes {@code directory}, which is made if it is not there. The lock goes with the process, however that ends. */
    static Home take(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) != null) return new Home(channel);
        channel.close();
        throw new IOException(directory + " is used by another process: stop that one, or choose another directory");
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This very process has it.
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("giving back the directory of participants", e);
        }
    }
}
