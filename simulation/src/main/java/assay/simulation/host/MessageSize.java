package assay.simulation.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * About how many bytes a message has: an envelope, something for every component of what it carries, and something for
 * every element of a list in it.
 */
final class MessageSize {
    private static final long ENVELOPE = 200;
    private static final long COMPONENT = 24;
    private static final long ELEMENT = 80;

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private MessageSize() {}

    /** How many components a record has, and which of them are lists. */
    private record Shape(int components, List<MethodHandle> lists) {
        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            if (components == null) return new Shape(1, List.of());
            List<MethodHandle> lists = new ArrayList<>();
            for (RecordComponent component : components) {
                if (!Collection.class.isAssignableFrom(component.getType())) continue;
                try {
                    component.getAccessor().setAccessible(true);
                    lists.add(MethodHandles.lookup().unreflect(component.getAccessor()));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(type + " does not show " + component, e);
                }
            }
            return new Shape(components.length, List.copyOf(lists));
        }

        long elements(Object of) {
            long elements = 0;
            for (MethodHandle list : lists) {
                try {
                    elements += ((Collection<?>) list.invoke(of)).size();
                } catch (Throwable e) {
                    throw new IllegalStateException(of + " does not show its lists", e);
                }
            }
            return elements;
        }
    }

    static long bytes(Object carried) {
        if (carried instanceof Collection<?> list) return ENVELOPE + ELEMENT * list.size();
        Shape shape = SHAPES.get(carried.getClass());
        return ENVELOPE + COMPONENT * shape.components() + ELEMENT * shape.elements(carried);
    }
}
