package assay.training;

import assay.domain.training.JobFailed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The maps of several iterations, in one piece of content. As bytes, all little-endian and 32 bits wide: magic
 * {@code ASMM}, version, number of maps, for each map its number of words and the words.
 */
record MessageMaps(List<MessageMap> maps) {
    private static final int MAGIC = 0x4d4d5341;
    private static final int VERSION = 1;
    private static final int HEAD = 3;

    /** The most maps of one message. */
    static final int MAX_MAPS = 1_000;

    MessageMaps {
        maps = List.copyOf(maps);
    }

    /** How many words all maps have. */
    long words() {
        long words = 0;
        for (MessageMap map : maps) words += map.size();
        return words;
    }

    /** How many of them move a parameter up. */
    long ups() {
        long ups = 0;
        for (MessageMap map : maps) ups += map.ups();
        return ups;
    }

    /** The bytes to store. */
    byte[] encode() {
        long length = (HEAD + maps.size() + words()) * Integer.BYTES;
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(VERSION).putInt(maps.size());
        for (MessageMap map : maps) out.putInt(map.size()).put(map.encode());
        return out.array();
    }

    /** The maps in {@code bytes}, for a network of {@code parameters}. {@code name} is for messages. */
    static MessageMaps decode(String name, byte[] bytes, long parameters) throws JobFailed {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < HEAD * Integer.BYTES || in.getInt() != MAGIC) throw bad(name, "they are none");
        int version = in.getInt();
        if (version != VERSION) throw bad(name, "expected version " + VERSION + ", found " + version);
        int count = in.getInt();
        if (count < 1 || count > MAX_MAPS) throw bad(name, "expected 1 to " + MAX_MAPS + " maps, found " + count);
        List<MessageMap> maps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (in.remaining() < Integer.BYTES) throw bad(name, "they are cut short at map " + i);
            int words = in.getInt();
            if (words < 0 || words > in.remaining() / Integer.BYTES) {
                throw bad(name, "map " + i + " claims " + words + " words, " + in.remaining() + " bytes are left");
            }
            byte[] map = new byte[words * Integer.BYTES];
            in.get(map);
            maps.add(MessageMap.decode(name + " (map " + i + ")", map, parameters));
        }
        if (in.hasRemaining()) throw bad(name, in.remaining() + " bytes follow the last map");
        return new MessageMaps(maps);
    }

    private static JobFailed bad(String name, String problem) {
        return Failures.badInput("message maps " + name + " are unusable: " + problem);
    }
}
