package assay.journal;

import assay.domain.cell.Entry;
import assay.journal.codec.UnreadableRecord;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A journal as a file of one {@link EventLine} a line, packed by gzip when its name ends in {@code .gz}. */
public final class JournalFile {
    private static final String PACKED = ".gz";

    private JournalFile() {}

    /** Starts writing {@code file}, which comes into being when the writer is {@linkplain Writer#complete complete}. */
    public static Writer write(Path file) throws IOException {
        return new Writer(file);
    }

    /**
     * The entries of {@code file} in order, read as they are asked for; close the stream. A line that cannot be read
     * throws {@link UnreadableRecord} with its number.
     */
    public static Stream<Entry<?>> read(Path file) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(input(file), StandardCharsets.UTF_8));
        EventLine lines = new EventLine();
        AtomicLong number = new AtomicLong();
        return in.lines()
                .<Entry<?>>map(line -> {
                    long at = number.incrementAndGet();
                    try {
                        return lines.read(line);
                    } catch (UnreadableRecord e) {
                        throw new UnreadableRecord(file + ", line " + at + ": " + e.getMessage(), e);
                    }
                })
                .onClose(() -> {
                    try {
                        in.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static boolean packed(Path file) {
        return file.toString().endsWith(PACKED);
    }

    private static InputStream input(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        return packed(file) ? new GZIPInputStream(raw) : raw;
    }

    /** Writes entries one after the other. One that is closed before it is complete leaves nothing behind. */
    public static final class Writer implements Closeable, Consumer<Entry<?>> {
        private final Path file;
        private final Path partial;
        private final BufferedWriter out;
        private final EventLine lines = new EventLine();
        private long count;
        private boolean completed;

        private Writer(Path file) throws IOException {
            this.file = file;
            this.partial = file.resolveSibling(file.getFileName() + ".partial");
            OutputStream raw = Files.newOutputStream(partial);
            OutputStream packing = packed(file) ? new GZIPOutputStream(raw) : raw;
            this.out = new BufferedWriter(new OutputStreamWriter(packing, StandardCharsets.UTF_8));
        }

        @Override
        public void accept(Entry<?> entry) {
            try {
                out.write(lines.write(entry));
                out.write('\n');
                count++;
            } catch (IOException e) {
                throw new UncheckedIOException("writing " + partial, e);
            }
        }

        /** How many entries were written. */
        public long count() {
            return count;
        }

        /** Nothing more is to come: the file appears under its name. */
        public void complete() throws IOException {
            out.close();
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            completed = true;
        }

        @Override
        public void close() throws IOException {
            if (completed) return;
            out.close();
            Files.deleteIfExists(partial);
        }
    }
}
