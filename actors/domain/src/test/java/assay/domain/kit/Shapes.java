package assay.domain.kit;

import assay.domain.collection.PersistentMap;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the types of states, events, commands and refusals are made of, read by reflection. */
final class Shapes {
    private static final Set<Class<?>> ATOMS = new LinkedHashSet<>(List.of(
            String.class,
            Instant.class,
            Duration.class,
            Integer.class,
            Long.class,
            Boolean.class,
            Byte.class,
            Short.class));
    private static final Set<Class<?>> CONTAINERS =
            new LinkedHashSet<>(List.of(Optional.class, List.class, PersistentMap.class));

    private Shapes() {}

    /** The records that a sealed interface permits, however deep; a record permits itself. */
    static List<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) return List.of(type);
        List<Class<?>> leaves = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) leaves.addAll(leaves(permitted));
        return leaves;
    }

    /**
     * What a codec that knows records only could not store of {@code type}: a component of a foreign type, a class
     * that is not a record, an interface that is not sealed. Empty when all is well.
     */
    static List<String> foreignParts(Class<?> type) {
        List<String> found = new ArrayList<>();
        look(type, type.getSimpleName(), new LinkedHashSet<>(), found);
        return found;
    }

    private static void look(Type type, String where, Set<Class<?>> seen, List<String> found) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            if (!CONTAINERS.contains(raw)) found.add(where + " is a " + type);
            Arrays.stream(generic.getActualTypeArguments()).forEach(part -> look(part, where, seen, found));
        } else if (!(type instanceof Class<?> plain)) {
            found.add(where + " is a " + type);
        } else if (plain.isPrimitive() || plain.isEnum() || ATOMS.contains(plain) || !seen.add(plain)) {
            return;
        } else if (plain.isSealed()) {
            for (Class<?> leaf : leaves(plain)) look(leaf, where + "." + leaf.getSimpleName(), seen, found);
        } else if (plain.isRecord()) {
            for (RecordComponent part : plain.getRecordComponents()) {
                look(part.getGenericType(), where + "." + part.getName(), seen, found);
            }
        } else if (!plain.getName().equals("assay.domain.entity.Rejection")) {
            found.add(where + " is a " + plain.getName());
        }
    }
}
