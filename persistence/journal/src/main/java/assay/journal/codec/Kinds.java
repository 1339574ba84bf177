package assay.journal.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Questions about static types. */
final class Kinds {
    private Kinds() {}

    /** The class behind a possibly generic type; a type variable stands for its first bound. */
    static Class<?> rawOf(Type type) {
        if (type instanceof Class<?> plain) return plain;
        if (type instanceof ParameterizedType generic) return (Class<?>) generic.getRawType();
        if (type instanceof TypeVariable<?> variable) return rawOf(variable.getBounds()[0]);
        if (type instanceof WildcardType wildcard) return rawOf(wildcard.getUpperBounds()[0]);
        throw new IllegalArgumentException("no codec for arrays: " + type);
    }

    /** The type arguments, or {@code Object} for each of {@code count} when the type is used without. */
    static Type[] argumentsOf(Type type, int count) {
        if (type instanceof ParameterizedType generic) return generic.getActualTypeArguments();
        Type[] unknown = new Type[count];
        Arrays.fill(unknown, Object.class);
        return unknown;
    }

    /** All records and enums that values of {@code roots} can consist of, as far as sealed hierarchies tell, by name. */
    static List<Class<?>> reachable(Iterable<? extends Type> roots) {
        Set<Class<?>> seen = new HashSet<>();
        for (Type root : roots) reach(root, seen);
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : seen) if (type.isRecord() || type.isEnum()) found.add(type);
        found.sort(Comparator.comparing(Class::getName));
        return found;
    }

    private static void reach(Type type, Set<Class<?>> seen) {
        if (type instanceof Class<?> array && array.isArray()) return;
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) reach(argument, seen);
        }
        Class<?> raw = rawOf(type);
        if (!seen.add(raw)) return;
        if (raw.isRecord()) for (RecordComponent part : raw.getRecordComponents()) reach(part.getGenericType(), seen);
        if (raw.isSealed()) for (Class<?> permitted : raw.getPermittedSubclasses()) reach(permitted, seen);
    }
}
