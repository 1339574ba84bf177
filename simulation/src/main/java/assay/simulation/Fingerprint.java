package assay.simulation;

import assay.domain.collection.PersistentMap;
import assay.simulation.kernel.RollingHash;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Folds immutable values into a rolling hash, part by part: of a record its class and every component, of an enum its
 * name, of a collection its length and what is in it. Values that differ anywhere are folded differently, and the same
 * value in the same way in every process. What has no defined order, or no content to look at, is refused.
 */
final class Fingerprint {
    /** How the values of a class are folded. */
    private interface Fold {
        void fold(RollingHash hash, Object value);
    }

    private static final ClassValue<Fold> FOLDS = new ClassValue<>() {
        @Override
        protected Fold computeValue(Class<?> type) {
            return foldOf(type);
        }
    };

    /** Words that no length, number or time comes near. */
    private static final long ABSENT = 0xC2B2AE3D27D4EB4FL;

    private static final long PRESENT = 0x165667B19E3779F9L;
    private static final long TRUE = 0x27D4EB2F165667C5L;
    private static final long FALSE = 0x85EBCA77C2B2AE63L;
    /** Heads of texts, lists, maps and fractions, so that none is taken for another or for a number. */
    private static final long TEXT = 0x6C62272E07BB0142L;

    private static final long LIST = 0x517CC1B727220A95L;
    private static final long MAP = 0x2545F4914F6CDD1DL;
    private static final long FRACTION = 0x3C79AC492BA7B653L;

    private Fingerprint() {}

    /** Folds {@code value} and everything that it consists of. */
    static void fold(RollingHash hash, @Nullable Object value) {
        if (value == null) {
            hash.fold(ABSENT);
        } else if (value instanceof String text) {
            text(hash, text);
        } else if (value instanceof List<?> list) {
            hash.fold(LIST ^ list.size());
            for (int i = 0; i < list.size(); i++) fold(hash, list.get(i));
        } else {
            FOLDS.get(value.getClass()).fold(hash, value);
        }
    }

    private static void text(RollingHash hash, String text) {
        int length = text.length();
        hash.fold(TEXT ^ length);
        int at = 0;
        // Four characters to a word: the hash works on words.
        for (; at + 4 <= length; at += 4) {
            hash.fold((long) text.charAt(at) << 48
                    | (long) text.charAt(at + 1) << 32
                    | (long) text.charAt(at + 2) << 16
                    | text.charAt(at + 3));
        }
        long rest = 0;
        for (; at < length; at++) rest = rest << 16 | text.charAt(at);
        if ((length & 3) != 0) hash.fold(rest);
    }

    private static Fold foldOf(Class<?> type) {
        if (type.isRecord()) return ofRecord(type);
        if (Enum.class.isAssignableFrom(type)) return ofEnum(type);
        if (type == Long.class || type == Integer.class || type == Short.class || type == Byte.class) {
            return (hash, value) -> hash.fold(((Number) value).longValue());
        }
        if (type == Boolean.class) return (hash, value) -> hash.fold((Boolean) value ? TRUE : FALSE);
        if (type == Double.class) return (hash, value) -> hash.fold(FRACTION ^ Double.doubleToLongBits((Double) value));
        if (type == Optional.class) return (hash, value) -> optional(hash, (Optional<?>) value);
        if (type == Instant.class) return (hash, value) -> instant(hash, (Instant) value);
        if (type == Duration.class) return (hash, value) -> duration(hash, (Duration) value);
        if (type == PersistentMap.class) return (hash, value) -> map(hash, (PersistentMap<?, ?>) value);
        throw new IllegalArgumentException(
                type + ": expected a record, an enum, a text, a number, a time, a list or a persistent map");
    }

    private static void optional(RollingHash hash, Optional<?> value) {
        if (value.isEmpty()) {
            hash.fold(ABSENT);
            return;
        }
        hash.fold(PRESENT);
        fold(hash, value.get());
    }

    private static void instant(RollingHash hash, Instant value) {
        hash.fold(value.getEpochSecond());
        hash.fold(value.getNano());
    }

    private static void duration(RollingHash hash, Duration value) {
        hash.fold(value.toSeconds());
        hash.fold(value.toNanosPart());
    }

    private static void map(RollingHash hash, PersistentMap<?, ?> map) {
        hash.fold(MAP ^ map.size());
        for (Map.Entry<?, ?> entry : map) {
            fold(hash, entry.getKey());
            fold(hash, entry.getValue());
        }
    }

    /** By name: the numbers of constants, and their hash codes even more so, say little from one build to the next. */
    private static Fold ofEnum(Class<?> type) {
        Class<?> declaring = type.isEnum() ? type : type.getSuperclass();
        long head = named(declaring);
        return (hash, value) -> {
            hash.fold(head);
            text(hash, ((Enum<?>) value).name());
        };
    }

    private static long named(Class<?> type) {
        RollingHash name = new RollingHash();
        text(name, type.getName());
        return name.value();
    }

    private static Fold ofRecord(Class<?> type) {
        long head = named(type);
        List<Fold> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) parts.add(ofComponent(component));
        Fold[] all = parts.toArray(new Fold[0]);
        return (hash, value) -> {
            hash.fold(head);
            for (Fold part : all) part.fold(hash, value);
        };
    }

    @SuppressWarnings("unchecked") // the functions are made for any object
    private static Fold ofComponent(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == long.class || type == int.class) {
            ToLongFunction<Object> number =
                    (ToLongFunction<Object>) accessor(component, ToLongFunction.class, "applyAsLong", long.class);
            return (hash, of) -> hash.fold(number.applyAsLong(of));
        }
        Function<Object, Object> value =
                (Function<Object, Object>) accessor(component, Function.class, "apply", Object.class);
        return (hash, of) -> fold(hash, value.apply(of));
    }

    /** The component's accessor as a function, called like any other instead of by reflection. */
    private static Object accessor(RecordComponent component, Class<?> function, String method, Class<?> result) {
        Class<?> of = component.getDeclaringRecord();
        try {
            MethodHandles.Lookup inside = MethodHandles.privateLookupIn(of, MethodHandles.lookup());
            MethodHandle accessor = inside.unreflect(component.getAccessor());
            return LambdaMetafactory.metafactory(
                            inside,
                            method,
                            MethodType.methodType(function),
                            MethodType.methodType(result, Object.class),
                            accessor,
                            accessor.type().wrap().changeReturnType(boxed(component, result)))
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException(component + ": cannot be looked at", e);
        }
    }

    private static Class<?> boxed(RecordComponent component, Class<?> result) {
        return result.isPrimitive()
                ? result
                : MethodType.methodType(component.getType()).wrap().returnType();
    }
}
