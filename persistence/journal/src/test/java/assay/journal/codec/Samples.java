package assay.journal.codec;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.Command;
import assay.domain.entity.Event;
import assay.domain.entity.Rejection;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Made-up values of any record type, always the same for one seed. A value depends on its type and the seed alone, not
 * on which other types there are; only where any command, event or rejection fits does a fixed one stand.
 */
public final class Samples {
    private static final String RANDOM = "L64X128MixRandom";
    private static final int DEEP = 5;
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final RandomGenerator random;
    private final Map<Class<?>, Class<?>> stands;
    private final Map<Class<?>, Object> given;

    private Samples(long seed, Map<Class<?>, Class<?>> stands, Map<Class<?>, Object> given) {
        this.random = RandomGeneratorFactory.of(RANDOM).create(seed);
        this.stands = stands;
        this.given = given;
    }

    /** A value of {@code type}. */
    public static Object of(Class<?> type, long seed) {
        return of(type, seed, Map.of());
    }

    /** As above; what is of a type that is a key of {@code given} is the value there. */
    public static Object of(Class<?> type, long seed, Map<Class<?>, Object> given) {
        return new Samples(seed, Stand.INS, given).value(type, 0);
    }

    /** What stands where any command, event or rejection fits. */
    private static final class Stand {
        static final Map<Class<?>, Class<?>> INS = Map.of(
                Command.class, assay.domain.board.BoardCommand.Announce.class,
                Event.class, assay.domain.board.BoardEvent.Announced.class,
                Rejection.class, assay.domain.entity.NotNow.class,
                Object.class, assay.domain.board.BoardEvent.Retired.class);
    }

    private Object value(Type type, int depth) {
        Class<?> raw = Kinds.rawOf(type);
        Object fixed = given.get(raw);
        if (fixed != null) return fixed;
        if (raw == boolean.class || raw == Boolean.class) return random.nextBoolean();
        if (raw == int.class || raw == Integer.class) return random.nextInt(1, 1_000);
        if (raw == long.class || raw == Long.class) return random.nextLong(1, 1_000_000_000_000L);
        if (raw == double.class || raw == Double.class) return random.nextDouble();
        if (raw == String.class) return text();
        if (raw == Instant.class) return START.plusMillis(random.nextLong(1_000_000_000L));
        if (raw == Duration.class) return Duration.ofMillis(random.nextLong(1, 100_000_000L));
        if (raw == Optional.class) return maybe(type, depth);
        if (raw == List.class) return list(type, depth);
        if (raw == PersistentMap.class) return map(type, depth);
        if (raw.isEnum()) return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        if (raw.isRecord()) return record(raw, depth);
        if (stands.containsKey(raw)) return record(stands.get(raw), depth);
        if (raw.isSealed()) {
            Class<?>[] permitted = raw.getPermittedSubclasses();
            return value(permitted[random.nextInt(permitted.length)], depth);
        }
        throw new IllegalArgumentException("no sample of " + type);
    }

    /** A value's own constructor says what it allows; a few attempts find something. */
    private Object record(Class<?> type, int depth) {
        List<Shape.Component> components = Shape.of(type).components();
        UnreadableRecord refused = new UnreadableRecord("no sample of " + type);
        for (int attempt = 0; attempt < 100; attempt++) {
            Object[] values = new Object[components.size()];
            for (int i = 0; i < values.length; i++)
                values[i] = value(components.get(i).type(), depth + 1);
            try {
                return Shape.of(type).create(values);
            } catch (UnreadableRecord e) {
                refused = e;
            }
        }
        throw refused;
    }

    private String text() {
        int length = random.nextInt(1, 9);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append((char) random.nextInt('a', 'z' + 1));
        return text.toString();
    }

    private Optional<Object> maybe(Type type, int depth) {
        boolean present = depth < DEEP && random.nextInt(4) > 0;
        return present ? Optional.of(value(Kinds.argumentsOf(type, 1)[0], depth)) : Optional.empty();
    }

    private List<Object> list(Type type, int depth) {
        int size = depth < DEEP ? random.nextInt(4) : 0;
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) list.add(value(Kinds.argumentsOf(type, 1)[0], depth));
        return List.copyOf(list);
    }

    private PersistentMap<String, Object> map(Type type, int depth) {
        Type[] arguments = Kinds.argumentsOf(type, 2);
        int size = depth < DEEP ? random.nextInt(4) : 0;
        PersistentMap<String, Object> map = PersistentMap.empty();
        for (int i = 0; i < size; i++) map = put(map, value(arguments[0], depth), value(arguments[1], depth));
        return map;
    }

    @SuppressWarnings("unchecked") // the key is of the type that the map's declaration names
    private static <K extends Comparable<K>> PersistentMap<K, Object> put(
            PersistentMap<K, Object> map, Object key, Object value) {
        return map.with((K) key, value);
    }
}
