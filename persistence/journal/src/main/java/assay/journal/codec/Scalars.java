package assay.journal.codec;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The slots of values that are not made of other values. */
final class Scalars {
    private record Scalar<T>(Class<T> type, T otherwise, BiConsumer<Output, T> writer, Function<Input, T> reader)
            implements Slot {
        @Override
        public void write(Output out, Object value, int depth) {
            writer.accept(out, type.cast(value));
        }

        @Override
        public Object read(Input in, int depth) {
            return reader.apply(in);
        }

        @Override
        public Object missing() {
            return otherwise;
        }
    }

    private static final Slot BOOLEAN = new Scalar<>(Boolean.class, false, Output::writeBoolean, Scalars::readBoolean);
    private static final Slot BYTE = new Scalar<>(Byte.class, (byte) 0, (out, v) -> out.writeByte(v), Input::readByte);
    private static final Slot SHORT =
            new Scalar<>(Short.class, (short) 0, (out, v) -> out.writeShort(v), Input::readShort);
    private static final Slot CHARACTER =
            new Scalar<>(Character.class, (char) 0, (out, v) -> out.writeChar(v), Input::readChar);
    private static final Slot INTEGER =
            new Scalar<>(Integer.class, 0, (out, v) -> out.writeVarInt(v, false), in -> in.readVarInt(false));
    private static final Slot LONG =
            new Scalar<>(Long.class, 0L, (out, v) -> out.writeVarLong(v, false), in -> in.readVarLong(false));
    private static final Slot FLOAT = new Scalar<>(Float.class, 0f, Output::writeFloat, Input::readFloat);
    private static final Slot DOUBLE = new Scalar<>(Double.class, 0d, Output::writeDouble, Input::readDouble);
    private static final Slot STRING = new Scalar<>(String.class, "", Scalars::writeString, Scalars::readString);
    private static final Slot INSTANT =
            new Scalar<>(Instant.class, Instant.EPOCH, Scalars::writeInstant, Scalars::readInstant);
    private static final Slot DURATION =
            new Scalar<>(Duration.class, Duration.ZERO, Scalars::writeDuration, Scalars::readDuration);

    private static final Map<Class<?>, Slot> SLOTS = Map.ofEntries(
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(byte.class, BYTE),
            Map.entry(Byte.class, BYTE),
            Map.entry(short.class, SHORT),
            Map.entry(Short.class, SHORT),
            Map.entry(char.class, CHARACTER),
            Map.entry(Character.class, CHARACTER),
            Map.entry(int.class, INTEGER),
            Map.entry(Integer.class, INTEGER),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(float.class, FLOAT),
            Map.entry(Float.class, FLOAT),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(String.class, STRING),
            Map.entry(Instant.class, INSTANT),
            Map.entry(Duration.class, DURATION));

    private Scalars() {}

    static @Nullable Slot of(Class<?> type) {
        return SLOTS.get(type);
    }

    /** How many bytes, then UTF-8. Not Kryo's own form: that one trusts a length before it has seen the bytes. */
    static void writeString(Output out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeVarInt(bytes.length, true);
        out.writeBytes(bytes);
    }

    static String readString(Input in) {
        ByteBuffer bytes = ByteBuffer.wrap(in.readBytes(readSize(in)));
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableRecord("a text is not UTF-8", e);
        }
    }

    /** A number of things to come, each of which takes a byte at least. */
    static int readSize(Input in) {
        int size = in.readVarInt(true);
        int left = in.limit() - in.position();
        if (size < 0 || size > left) throw new UnreadableRecord("size " + size + " with " + left + " bytes left");
        return size;
    }

    private static boolean readBoolean(Input in) {
        int flag = in.readByte();
        if (flag != 0 && flag != 1) throw new UnreadableRecord("flag " + flag + ": expected 0 or 1");
        return flag == 1;
    }

    private static void writeInstant(Output out, Instant time) {
        out.writeVarLong(time.getEpochSecond(), false);
        out.writeVarInt(time.getNano(), true);
    }

    private static Instant readInstant(Input in) {
        try {
            return Instant.ofEpochSecond(in.readVarLong(false), readNanos(in));
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadableRecord("a time is out of range", e);
        }
    }

    private static void writeDuration(Output out, Duration time) {
        out.writeVarLong(time.getSeconds(), false);
        out.writeVarInt(time.getNano(), true);
    }

    private static Duration readDuration(Input in) {
        try {
            return Duration.ofSeconds(in.readVarLong(false), readNanos(in));
        } catch (ArithmeticException e) {
            throw new UnreadableRecord("a duration is out of range", e);
        }
    }

    private static int readNanos(Input in) {
        int nanos = in.readVarInt(true);
        if (nanos < 0 || nanos > 999_999_999) throw new UnreadableRecord("nanoseconds " + nanos);
        return nanos;
    }
}
