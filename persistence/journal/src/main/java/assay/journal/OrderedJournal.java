package assay.journal;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.journal.codec.UnreadableRecord;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A journal file in the order of time, whatever the order of its lines: the simulator's stand in it already, the live
 * journal's exports entity by entity. Entries are found by their place and decoded when they are asked for; what is kept
 * in memory is some thirty bytes for each line.
 */
public final class OrderedJournal implements Closeable {
    private static final int BLOCK = 1 << 16;

    private final Path name;
    private final Path plain;
    private final FileChannel channel;
    private final EventLine lines = new EventLine();
    private final Heads heads;

    private OrderedJournal(Path name, Path plain) throws IOException {
        this.name = name;
        this.plain = plain;
        this.channel = FileChannel.open(plain);
        try {
            this.heads = scan();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Opens {@code file}, unpacked next to other temporary files if its name ends in {@code .gz}, and looks at the
     * beginning of every line. One that is none of a journal throws {@link UnreadableRecord} with its number.
     */
    public static OrderedJournal open(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) return new OrderedJournal(file, file);
        Path plain = Files.createTempFile("assay-journal-", ".jsonl");
        try {
            unpack(file, plain);
            return new OrderedJournal(file, plain);
        } catch (IOException | RuntimeException e) {
            Files.delete(plain);
            throw e;
        }
    }

    private static void unpack(Path file, Path plain) throws IOException {
        long line = 1;
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(file), BLOCK);
                OutputStream out = Files.newOutputStream(plain)) {
            byte[] block = new byte[BLOCK];
            for (int read = packed.read(block); read >= 0; read = packed.read(block)) {
                for (int i = 0; i < read; i++) if (block[i] == '\n') line++;
                out.write(block, 0, read);
            }
        } catch (EOFException | ZipException e) {
            throw new UnreadableRecord(file + ", line " + line + ": packed text that breaks off or is damaged", e);
        }
    }

    private Heads scan() throws IOException {
        Heads found = new Heads();
        byte[] buffer = new byte[BLOCK];
        long offset = 0;
        int filled = 0;
        // Not closed: that would close the channel.
        InputStream in = Channels.newInputStream(channel);
        while (true) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) break;
            filled += read;
            int start = 0;
            for (int i = filled - read; i < filled; i++) {
                if (buffer[i] != '\n') continue;
                add(found, buffer, start, i - start, offset + start);
                start = i + 1;
            }
            offset += start;
            filled -= start;
            System.arraycopy(buffer, start, buffer, 0, filled);
            if (filled == buffer.length) buffer = Arrays.copyOf(buffer, filled * 2);
        }
        if (filled > 0) add(found, buffer, 0, filled, offset);
        found.complete(offset + filled);
        return found;
    }

    private void add(Heads found, byte[] buffer, int start, int length, long offset) {
        try {
            found.add(lines.head(buffer, start, length), offset);
        } catch (UnreadableRecord | ArithmeticException e) {
            throw inLine(found.size() + 1L, e);
        }
    }

    private UnreadableRecord inLine(long line, RuntimeException why) {
        return new UnreadableRecord(name + ", line " + line + ": " + why.getMessage(), why);
    }

    /** How many entries there are. */
    public int size() {
        return heads.size();
    }

    /** Whether the lines stand in the order of time. */
    public boolean inOrder() {
        return heads.inOrder();
    }

    /** The head of the entry at {@code place} in the order of time, from 0. */
    public EntryHead head(int place) {
        return heads.head(place);
    }

    /** The entry at {@code place}; throws {@link UnreadableRecord} with the number of a line that cannot be read. */
    public Entry<?> entry(int place) {
        int line = heads.line(place);
        ByteBuffer bytes = ByteBuffer.allocate(heads.length(line));
        try {
            long at = heads.offset(line);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, at + bytes.position()) < 0) break;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
        try {
            return lines.read(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).stripTrailing());
        } catch (UnreadableRecord e) {
            throw inLine(line + 1L, e);
        }
    }

    /** Whose entries there are, in order. */
    public SortedSet<EntityId> entities() {
        return heads.entities();
    }

    /** The first place, in the order of time, of this very entry; -1 when the journal lacks it. */
    public int find(EntityId entity, long number) {
        return heads.find(entity, number);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!plain.equals(name)) Files.delete(plain);
    }
}
