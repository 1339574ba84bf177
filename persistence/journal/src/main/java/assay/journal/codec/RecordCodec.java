package assay.journal.codec;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.Pool;
import java.util.List;
import java.util.function.Function;

/**
 * Writes registered records as bytes and reads them back. A record is its permanent number, its version, the number of
 * its components, and those in declared order; so an old record with fewer components can be read, the missing ones
 * being empty, zero, or what their type's static method {@code unsaid()} gives; any other change goes through a {@link
 * Former}.
 *
 * <p>Components may be primitives and their boxes, {@code String}, {@code Instant}, {@code Duration}, enums, {@code
 * Optional}, {@code List}, {@link assay.domain.collection.PersistentMap}, records, interfaces that records implement,
 * and the {@linkplain Foreign foreign} types the codec was made with. Null is never written. Safe for many threads.
 */
public final class RecordCodec {
    /** The largest message between nodes; frames of 256 KiB and more are dropped unseen. */
    public static final int MAX_MESSAGE_BYTES = 200 * 1024;

    /** The largest archived record: an entry may hold what it was told, what it decided and what it sends on. */
    public static final int MAX_ENTRY_BYTES = 1024 * 1024;

    /** The largest snapshot. */
    public static final int MAX_SNAPSHOT_BYTES = 16 * 1024 * 1024;

    private static final int FIRST_BUFFER_BYTES = 1024;
    private static final int POOLED = 64;

    /**
     * A type that belongs to somebody else and is written as text, for example a reference to an actor.
     *
     * @param read may throw any runtime exception when the text is not one of its own
     */
    public record Foreign<T>(Class<T> type, Function<T, String> write, Function<String, T> read) {}

    private final Slot root;
    private final int maxBytes;
    private final Pool<Output> outputs;

    private RecordCodec(Types types, List<Foreign<?>> foreign, boolean archivedOnly, int maxBytes) {
        this.root = new Slots(types, List.copyOf(foreign), archivedOnly).of(Object.class);
        this.maxBytes = maxBytes;
        this.outputs = new Pool<>(true, true, POOLED) {
            @Override
            protected Output create() {
                return new Output(FIRST_BUFFER_BYTES, maxBytes);
            }
        };
    }

    /** A codec of what is kept for ever: it refuses to write types that are not archived. */
    public static RecordCodec ofArchive() {
        return ofArchive(Types.loaded());
    }

    static RecordCodec ofArchive(Types types) {
        return new RecordCodec(types, List.of(), true, MAX_ENTRY_BYTES);
    }

    /** A codec of what travels between nodes, possibly with foreign components. */
    public static RecordCodec ofMessages(List<Foreign<?>> foreign) {
        return new RecordCodec(Types.loaded(), foreign, false, MAX_MESSAGE_BYTES);
    }

    /** A codec of what can be made again when a later program cannot read it any more. */
    public static RecordCodec ofSnapshots() {
        return new RecordCodec(Types.loaded(), List.of(), false, MAX_SNAPSHOT_BYTES);
    }

    /** The bytes of {@code record}. */
    public byte[] encode(Object record) {
        Output out = outputs.obtain();
        try {
            out.reset();
            root.write(out, record, 0);
            return out.toBytes();
        } catch (KryoException e) {
            throw new UnwritableRecord(
                    record.getClass().getName() + " does not fit " + maxBytes + " bytes: send addresses, not contents",
                    e);
        } finally {
            outputs.free(out);
        }
    }

    /** The record that {@code bytes} are; throws {@link UnreadableRecord} and nothing else. */
    public Object decode(byte[] bytes) {
        if (bytes.length > maxBytes) {
            throw new UnreadableRecord(bytes.length + " bytes, expected " + maxBytes + " at most");
        }
        Input in = new Input(bytes);
        Object record;
        try {
            record = root.read(in, 0);
        } catch (KryoException e) {
            throw new UnreadableRecord("the bytes end too early, or are damaged", e);
        }
        if (in.position() != bytes.length) {
            throw new UnreadableRecord((bytes.length - in.position()) + " bytes too many after the record");
        }
        return record;
    }
}
