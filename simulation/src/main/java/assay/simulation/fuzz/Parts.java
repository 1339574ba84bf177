package assay.simulation.fuzz;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Records with one part changed. Shrinking need not know by name what a market is made of to make a part of it smaller.
 */
final class Parts {
    private Parts() {}

    /** The names of the parts, in order. */
    static List<String> names(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** {@code record} with its part {@code name} half as large; nothing if it is no number, or as small as can be. */
    static <R extends Record> Optional<R> halved(R record, String name) {
        Object value = value(record, name);
        if (value instanceof Long number && number > 1) return Optional.of(with(record, name, number / 2));
        return Optional.empty();
    }

    /** {@code record} with another part {@code name}. */
    static <R extends Record> R with(R record, String name, Object part) {
        List<Class<?>> types = new ArrayList<>();
        List<Object> parts = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            types.add(component.getType());
            parts.add(component.getName().equals(name) ? part : value(record, component.getName()));
        }
        try {
            @SuppressWarnings("unchecked") // It is the record's own constructor.
            R changed = (R) record.getClass()
                    .getDeclaredConstructor(types.toArray(new Class<?>[0]))
                    .newInstance(parts.toArray());
            return changed;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(record + ": cannot be made with another " + name, e);
        }
    }

    private static Object value(Record record, String name) {
        try {
            return record.getClass().getMethod(name).invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(record + ": has no part " + name, e);
        }
    }
}
